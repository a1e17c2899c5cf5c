"""What every language's texts need: one spelling for look-ups, words' ends, names and dates in any script."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleantext
from cleantext.phrasebook import build_phrasebook, first_word, known_languages, last_word, read_language
from cleantext.samples import find_samples, load_sample
from cleantext.text import count_words, fold, fold_lines

PROSE = "The council met on Monday and voted for the bridge, as it had said it would."

# -------------------------------------------------------- one spelling


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("İLGİLİ HABERLER", "ilgili haberler"),
        ("IŞIK", "ışık"),
        ("ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ", "Διαβάστε επίσης"),
        ("ΠΡΟΫΠΟΛΟΓΙΣΜΟΣ", "Προϋπολογισμός"),
        ("Citește și", "Citeşte şi"),
        ("Ещё новости", "Еще новости"),
        ("إقرأ أيضًا", "اقرأ ايضا"),
        ("اقــرأ", "اقرا"),
        ("بيشتر بخوانيد", "بیشتر بخوانید"),
        ("کتاب", "كتاب"),
        ("٣ مايو ٢٠٢٤", "3 مايو 2024"),
        ("۱۴۰۳", "1403"),
        ("צִלּוּם", "צלום"),
        ("ד״ר", 'ד"ר'),
        ("प\u0922\u093cें", "प\u095dें"),
        ("ज\u093cमीन", "जमीन"),
        ("প\u09dcুন", "প\u09a1\u09bcুন"),
        ("ਪੰਜਾਬ ਦੀ ਖ\u0a3cਬਰ", "ਪੰਜਾਬ ਦੀ \u0a59ਬਰ"),
        ("ፎቶ፦አበበ", "ፎቶ: አበበ"),
        ("រូបភាព៖ សុខា", "រូបភាព: សុខា"),
        ("ＰＲ：広告", "PR: 広告"),
        ("Ａｄ　５", "ad 3"),
        ("사진=예시통신", "사진: 예시통신"),
        ("Cafe\u0301", "café"),
        ("【関連記事】", "関連記事"),
        ("続きを読む。", "続きを読む"),
        ("اقرأ المزيد؟", "اقرأ المزيد"),
    ],
)
def test_spellings_of_one_word_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("schön", "schon"), ("año", "ano"), ("pâté", "pate"), ("май", "маи"), ("x=1", "x: 1"), ("が", "か")],
)
def test_words_that_differ_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


MIXED = "aAİıΆςЁёșţي ىأكـּ״ढ़\u093c\u095c\u09dfＡ１：＝가=:.,1٣٫\u0300\u0307\u0308\u0345\u200d\t \x0b\u3000「…ßŉ'`。"


@given(st.text(st.one_of(st.sampled_from(MIXED), st.characters()), max_size=20))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold_lines(fold_lines(text)) == fold_lines(text)


@given(st.lists(st.text(st.one_of(st.sampled_from(MIXED), st.characters(exclude_characters="\n\r"))), max_size=5))
def test_a_line_folds_as_it_does_alone(lines: list[str]) -> None:
    """Whatever stands around it: many are folded at once because that is faster."""
    together = fold_lines("\n".join(lines)).split("\n")
    assert together == ([fold_lines(line) for line in lines] or [""])


# -------------------------------------------------------- where words have no ends


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        ("read more", "read", "more"),
        ("関連記事を読む", "関連", "読む"),
        ("snsでシェア", "sns", "ェア"),
        ("続きはweb", "続き", "web"),
        ("читайте также", "читайте", "также"),
        ("", "", ""),
    ],
)
def test_first_and_last_word(key: str, first: str, last: str) -> None:
    assert (first_word(key), last_word(key)) == (first, last)


@pytest.mark.parametrize(
    ("phrase", "line"),
    [
        ("SNSで*", "SNSでシェアする"),
        ("*はWeb", "続きの記事はWeb"),
        ("【PR】 *", "【PR】 秋の新作"),
        ("写真＝*", "写真＝山田太郎"),
        ("〈저작권자*", "〈저작권자 예시신문〉"),
    ],
)
def test_phrases_of_two_scripts(phrase: str, line: str) -> None:
    book = build_phrasebook([{"language": "xx", "share": {"bar": {"lines": [phrase]}}}])
    assert book.match(fold(line)) is not None


# -------------------------------------------------------- bylines, dates and glued junk in any script


@pytest.mark.parametrize(
    "line",
    [
        "प्रकाशित: 3 मई 2024, 10:30 बजे",
        "প্রকাশ: ৩ মে ২০২৪",
        "เผยแพร่ 3 ม.ค. 2567",
        "نُشر في ٣ مايو ٢٠٢٤",
        "Güncelleme: 3 MAYIS 2024 10:30",
        "Δημοσιεύτηκε: 3 ΜΑΪΟΥ 2024",
        "بقلم محمد الخطيب",
        "Του Γιώργου Παπαδέα",
    ],
)
def test_bylines_and_dates_go(line: str) -> None:
    assert (
        cleantext.clean(f"A bridge for the town\n\n{line}\n\n{PROSE}", filters=cleantext.RULES)
        == f"A bridge for the town\n\n{PROSE}"
    )


@pytest.mark.parametrize(
    "line",
    [
        "بأقلام رصاص زرقاء كتبوا أسماء الجميع",
        "Της γυναίκας που έφυγε δεν έμαθε κανείς το όνομα",
        "3 मई की सुबह",
    ],
)
def test_lines_like_them_stay(line: str) -> None:
    assert line in cleantext.clean(f"A bridge for the town\n\n{line}\n\n{PROSE}", filters=cleantext.RULES)


@pytest.mark.parametrize(
    ("sentence", "glued"),
    [
        ("Meclis köprü için pazartesi günü oy kullandı ve karar çıktı.", "İlgili haber: Köprü açıldı"),
        ("Το συμβούλιο ψήφισε τη Δευτέρα για τη νέα γέφυρα.", "Διαβάστε επίσης: Άνοιξε η γέφυρα"),
        ("صوّت المجلس يوم الاثنين على بناء الجسر الجديد في المدينة.", "إقرأ أيضاً: افتتاح الجسر"),
    ],
)
def test_glued_junk_is_cut_in_any_spelling(sentence: str, glued: str) -> None:
    assert cleantext.clean(f"{sentence} {glued}", filters=cleantext.RULES) == sentence


# -------------------------------------------------------- what every language's file must hold

LEAST_STAY = 20
STAY = {
    language: {line for rule in build_phrasebook([read_language(language)]).rules for line in rule.stay}
    for language in known_languages()
}


@pytest.mark.parametrize("language", known_languages())
def test_every_language_has_prose_that_must_stay(language: str) -> None:
    """Twenty lines at least; `test_phrasebook` holds them against the phrases of all languages together."""
    assert len(STAY[language]) >= LEAST_STAY


@pytest.mark.parametrize("language", known_languages())
def test_prose_that_must_stay_is_not_cut_either(language: str) -> None:
    """Neither by a phrase glued to a sentence, whatever language it is of, nor by another filter of phrases."""
    lines = sorted(line for line in STAY[language] if count_words(line) >= 6)
    result = cleantext.explain("\n\n".join(lines), filters=["phrases", "services", "rows", "markup", "glue"])
    assert not [f"{removal.rule}: {removal.text}" for removal in result.removed]


def test_there_are_samples_in_twelve_languages() -> None:
    samples = [load_sample(path) for path in find_samples(Path(__file__).parents[1] / "samples")]
    languages = {sample.meta.language for sample in samples if sample.meta.language}
    assert len(languages) >= 12
    assert {"ar", "he", "fa", "zh", "ja", "ko"} <= languages
