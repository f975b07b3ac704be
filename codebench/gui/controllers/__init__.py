"""What the keyboard and the menus do, one file a subject; `Action.method` names them as `codebook.retire`."""
