"""The two kinds of error: what a user can mend is a CodebenchError; everything else is a bug."""


class CodebenchError(Exception):
    """Say in one sentence of the user's language what happened and what to do."""

    def __init__(self, user_message: str) -> None:
        super().__init__(user_message)
        self.user_message = user_message


class InUseError(CodebenchError):
    """Another program writes the project, or did so and can't be asked: then one may insist."""

    def __init__(self, user_message: str, *, may_insist: bool = False) -> None:
        super().__init__(user_message)
        self.may_insist = may_insist


class DamagedError(CodebenchError):
    """A project file is damaged, or has something in it that no project has."""


class PassphraseError(CodebenchError):
    """A project is encrypted, and no passphrase was given or it does not fit."""
