"""Knows how Arabic news is laid out: datelines, bylines, credits, agencies, how a paragraph goes on.

It judges single lines, as ``layout`` does for all languages; it knows nothing that has capitals.
"""

import re

_AGENCIES = re.compile(
    r"(?:رويترز|وال|الأناضول|الاناضول|شينخوا|فرانس برس|سبوتنيك|بلومبر[غج]|بلومبيرغ|العربية|الجزيرة|"
    r"الشرق الأوسط|[أا]\.? ?ف\.? ?ب\.?|[أا]\.? ?ب\.?|د\.? ?ب\.? ?[أا]\.?|سكاي نيوز عربية|عين ليبيا|"
    r"ليبيا الأحرار|أخبار ليبيا 24|المؤسسة الوطنية للنفط|أوبك|"
    r"(?:وكالة|صحيفة|جريدة|بوابة|قناة|موقع|شبكة|مجلة)\s\S.*)\Z"
)
_KINDS = re.compile(r"(?:خاص|متابعات|وكالات|إيضاح|توضيح|تنويه|بيان(?: صحفي| إلى الرأي العام| توضيحي)?)\Z")
_DASH = r"\s?[–—ـ/-]\s?"
_TOWN = r"(?:[\u0621-\u064a]{2,12} ){0,2}[\u0621-\u064a]{2,12}(?: \(ليبيا\))?"
_DAY = r"(?:[،,]? \d{1,2}[^()\n:]{2,30})?"
# "بنغازي (ليبيا) 29 مارس آذار (رويترز) - قال", "طرابلس 8 يناير 2016 (شينخوا) كافحت", "(وال) - أعادت"
_BRACKETED = re.compile(rf"(?:{_TOWN}{_DAY} )?\((?P<agency>[^()\n]{{2,30}})\)(?P<dash>{_DASH})?\s?(?=\S)")
# "طرابلس - أ ف ب: أبحرت"
_COLON = re.compile(rf"{_TOWN}{_DASH}(?P<agency>[^():\n]{{2,30}}):\s(?=\S)")
# "طرابلس - قالت", "لندن ـ قال"
_TOWN_ALONE = re.compile(rf"{_TOWN}(?:\s[–—-]|\s?ـ)\s(?=[^\W\d_])")
_PARTS = re.compile(r"\s[–—ـ/|-]\s")
_MOST_WORDS_OF_DESK = 10
_MOST_WORDS_OF_TOWN = 2

_BYLINE = re.compile(
    r"بقلم\s*:?\s+\S[^.!؟:]{2,80}\Z|(?:كتبت?|تقرير|إعداد|متابعة)\s*[:–—/-]\s*\S[^.!؟:]{2,60}\Z"
    r"|من(?:\s[^\W\d_]+){2}\Z"
)
_CREDIT = re.compile(r"\((?:إعداد|تحرير|تغطية|كتابة|شارك في)\s[^()]{4,400}\)\Z")
_CLOSING = re.compile(r"(?:[(-]?\s?انته[ىت]\s?[)-]?|والله ولي التوفيق)\Z")
_REVISION = re.compile(r"(?:تحديث|مقدمة|تلخيص|تصحيح|حصري|تحليل|مقابلة)\s?\d{0,2}-\S")
_NOTE = re.compile(r"\((?:[تي]ضيف|لإضافة|بإضافة|لتصحيح)\s")
_CONTINUES = re.compile(
    r"(?:و(?:قالت?|أضافت?|أوضحت?|أكدت?|ذكرت?|أشارت?|تابعت?|أعلنت?|لفتت?|بينت?|صرحت?|نقلت?|كانت?|قد|لم|لا|من|في|على|بحسب)"
    r"|كما|فيما|بينما|لكن|لكنه|لكنها|غير أن|إلا أن|من جانبه|من جانبها|من جهته|من جهتها|من جهة أخرى)\s"
)


def is_publisher(name: str) -> bool:
    """Tell whether a name is that of an agency or paper, by the list or its first word ("بوابة الوسط")."""
    return _AGENCIES.match(name) is not None


def dateline_agency(line: str) -> str | None:
    """Return the agency of a dateline ("طرابلس (وال) - ", "طرابلس - وال: "); None for no dateline."""
    match = _BRACKETED.match(line) or _COLON.match(line)
    agency = match["agency"].strip() if match else ""
    return agency if is_publisher(agency) else None


def opens_in_town(line: str) -> bool:
    """Tell whether a line opens with a name and a dash, as a dateline without agency ("طرابلس - قالت")."""
    return _TOWN_ALONE.match(line) is not None


def is_desk(line: str) -> bool:
    """Tell whether a line is "طرابلس / الأناضول", "بوابة الوسط - القاهرة" or "أكاكوس - إيضاح" alone."""
    names = [part.strip() for part in _PARTS.split(line)]
    if len(names) != 2 or len(line.split()) > _MOST_WORDS_OF_DESK:
        return False
    first, last = names
    beside = last if is_publisher(first) else first if is_publisher(last) else None
    return _KINDS.match(last) is not None or (
        beside is not None and len(beside.split()) <= _MOST_WORDS_OF_TOWN
    )


def is_byline(line: str) -> bool:
    """Tell whether a line names the author and nothing else ("من أحمد العمامي", "كتب - محمود سالم")."""
    return _BYLINE.match(line) is not None


def is_credit(line: str) -> bool:
    """Tell whether a line is the credit that closes a story ("(إعداد ... - تحرير ...)")."""
    return _CREDIT.match(line) is not None


def is_closing(line: str) -> bool:
    """Tell whether a line says that the story or the statement ends."""
    return _CLOSING.match(line) is not None


def is_revision(title: str) -> bool:
    """Tell whether a title opens with a wire's own label ("تحديث 2-")."""
    return _REVISION.match(title) is not None


def is_note(line: str) -> bool:
    """Tell whether a line is the note by which a wire opens a new edition ("(لإضافة تفاصيل)")."""
    return _NOTE.match(line) is not None


def continues(line: str) -> bool:
    """Tell whether a paragraph goes on with what was said before ("وقال", "كما"), as no story opens."""
    return _CONTINUES.match(line) is not None
