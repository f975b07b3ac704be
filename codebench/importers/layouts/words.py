"""The words by which labels and cover sheets are known; all folded: no capitals, no accents."""

import re

from codebench.domain.people import INTERVIEWERS, OTHERS


def _words(text: str) -> frozenset[str]:
    return frozenset(" ".join(each.split()) for each in re.split(r"[|\n]" if "|" in text else r"\s", text)) - {""}


ROLES = frozenset(word for word in INTERVIEWERS | OTHERS if len(word) > 2)
PARTICLES = _words(
    "v.d. v.d v. d. vd van der den de ten ter te 't het op in la le el al von di da del dos du bin ben y e en"
)
OPENERS = _words(
    """en maar dus want ik je jij we wij ze zij hij het de een dat dit die deze zo nou kijk ja nee toen dan als of
    bijvoorbeeld conclusie kortom let ook nog er hier daar wat wie waar hoe waarom wel niet mijn onze voor met om
    and but so the this that well look yes no then if or for example note what who how why my our i it he she they
    nb ps ok oke bv ad eerst eigenlijk gewoon stel punt noot tip actie doel"""
)
FIELDS = _words(
    """meeting title|title|titel|datum|date|interview transcript|transcript|transcriptie|transcription|interview|
    audio file|audiobestand|audio|bestand|bestandsnaam|file|file name|duur|duration|length|lengte|locatie|location|
    plaats|tijd|tijdstip|time|start time|starttijd|end time|eindtijd|aanwezig|aanwezigen|attendees|present|
    onderwerp|subject|project|transcribed by|getranscribeerd door|transcribent|transcriber|recording|opname|
    opnamedatum|interviewnummer|interview nummer|taal|language|betreft|versie|version|participants|deelnemers|
    datum interview|date of interview|interviewdatum|interview date|organisatie|instelling|functie|opleiding|
    uitgewerkt door|opmerking|opmerkingen|notities|notes|nb|n.b|ps|bron|source"""
)
HEADINGS = _words(
    """spreker|sprekers|speaker|speakers|wie|naam|name|who|persoon|person|rol|role|deelnemer|respondent|participant|tekst|
    text|gesproken tekst|uitspraak|uitspraken|transcript|transcriptie|gesprek|inhoud|content|words|wat|what|tijd|
    tijdstip|tijdcode|time|timecode|timestamp|start|begin|eind|einde|end|nr|nr.|nummer|no|no.|#|regel|line|beurt|turn|
    opmerking|opmerkingen|notitie|notities|notes|code|codes|wie spreekt|wie zegt|wat wordt gezegd"""
)
