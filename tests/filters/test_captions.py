"""What `captions` must remove, and the tempting text that it must leave."""

import pytest

import cleantext
from tests.filters.checks import (
    FIRST,
    FOURTH,
    HEADLINE,
    SECOND,
    THIRD,
    assert_removed,
    assert_untouched,
    in_article,
    page,
)

CAPTIONS = [
    "The mayor at the bridge. Photo: Jane Doe and Tom Roe (The Gazette)",
    "The bridge in 1911, the year in which it was opened (Picture: Jane Doe/Alamy Stock Photo).",
    "The bridge in 1911 (Picture: Jane Doe/Alamy)",
    "The bridge in 1911 (Image: Marlow Ferry Museum)",
    "The bridge in 1911. Photo: Jane Doe/Example News",
    "The bridge in 1911. Credit: Jane Doe",
    "The bridge in 1911 | Photo Credit: Jane Doe",
    "A man looks down from the bridge at Marlow Ferry. Photograph: Jane Doe/The Guardian",
    "A man looks down from the bridge at Marlow Ferry on June 3, 2023. Jane Doe / AFP via Getty Images",
    "A man looks down from the bridge at Marlow Ferry. (Jane Doe/AFP via Getty Images)",
    "A man looks down from the bridge, Monday, June 3, 2023, at Marlow Ferry. (AP Photo/Jane Doe)",
    "A man looks down from the bridge at Marlow Ferry, June 3, 2023. REUTERS/Jane Doe",
    "The old bridge at Marlow Ferry. © Jane Doe/dpa",
    "The old bridge at Marlow Ferry [Jane Doe/Reuters]",
    "Photo: Jane Doe",
    "PHOTO: JANE DOE/MARLOW GAZETTE",
    "(L-R) Maud Ellery, Joss Carrick and Jane Doe",
    "Credit: Getty Images",
    "Image credit: Jane Doe",
    "(Photo by Jane Doe/Getty Images)",
    "Photo by Jane Doe on Unsplash",
    "Illustration by John Roe",
    "Illustration: John Roe for the Gazette",
    "Image copyright Getty Images",
    "Image caption The bridge was closed to lorries for two years",
    "Getty Images",
    "Jane Doe/Getty Images",
    "AP Photo/Jane Doe",
    "FILE PHOTO: Cars queue on the bridge at Marlow Ferry",
    "Picture: SWNS",
    "The mayor and the engineer at the opening of the new bridge Photo: Jane Doe/Alamy",
    "A file photograph shows the bridge in the flood of March 12, 2024. — Picture by Jane Doe",
    "The bridge at Marlow Ferry in spring Photograph: Jane Doe/The Gazette",
    "The bridge at Marlow Ferry in springPhoto: Jane Doe",
    "The bridge at Marlow Ferry in 1911Picture: Jane Doe/Reuters",
    "A dress from the time of the bridge. Photo: Jane van der Doe. Styling: John Roe. Hair: Maud Ellery",
    "The bridge at Marlow Ferry in spring © Jane Doe",
    "The bridge at Marlow Ferry in the spring. Its arches were painted a year later. (Picture: Jane Doe/Alamy)",
    "Councillor Maud Ellery, of the U.N. Society, and other guests at the opening of the swing bridge at Marlow Ferry, "
    "Dec. 3, 2023. (Jane Doe/AFP via Getty Images)",
    "A woman waits at the bridge for the last ferry of the year in Marlow Ferry. AP",
    "The mayor takes her soup for the cold of March.Getty Images",
    "시장이 10일 다리 위에서 시민들과 인사를 나누고 있다. 연합뉴스",
    "The bridge at Marlow Ferry. Photo Jane Doe",
    "The bridge at Marlow Ferry. Jane Doe photo",
    "The bridge at Marlow Ferry (photo Jane Doe)",
    "The bridge at Marlow Ferry. (Gazette photo by Jane Doe)",
    "The bridge at Marlow Ferry. Photo J.D.",
    "The bridge at Marlow Ferry. (Reuters: Jane Doe)",
    "The bridge at Marlow Ferry (photo Berardi)",
    "The bridge at Marlow Ferry. File photo",
    "The bridge at Marlow Ferry. — Reuters",
    "Der alte Steg in Niederau. Foto Jana Meier",
    "Jeti lama di Kampung Sungai yang ditutup semalam. - Foto Hafiz Rahman",
    "Ang lumang pantalan sa Barangay San Roque. Larawan ni Joel Santos",
    "ស្ពានចាស់នៅក្រុងកំពត។ រូបភាព៖ ហេង វណ្ណា",
    "Le vieux ponton de Valbrume. Photo d'archives Jeanne Martin",
    "Il vecchio pontile di Valcerva (Foto Ansa)",
    "Il vecchio pontile di Valcerva. Ph. Gianna Rossi",
    "Stare molo w Radomicach. Fot. J. Nowak",
    "Старый причал в Раздольном. Фото автора",
    "Старый причал в Раздольном. Фото Анны Ивановой",
    "המזח הישן בעיר (צילום: דנה לוי)",
    "शहर का पुराना घाट। फोटो: पीटीआई",
    "旧码头一景。记者 王小明 摄",
    "오래된 부두의 모습. /사진=박지훈",
    "STR/Getty images",
    "PA",
    "jd/Reuters",
    "![The bridge in 1911](https://example.org/bridge.jpg)",
]

NO_CAPTIONS = [
    "Photo: the word was painted on the door in red letters, and nobody could say by whom it had been done.",
    "Photographs of the bridge hung in the hall, each of them credited to Jane Doe, who had never taken one.",
    "© Example NewsThe river came up in the night. By noon it stood in the lower streets, as deep as a man.",
    "© is typed with Alt and 0169, and © in a circle is what it says of who wrote it.",
    "Credit where it is due: the ferry was on time.",
    "The picture was bought by Getty Images for a sum that neither side would name.",
    "He sent it to the Associated Press.",
    "The agency (AFP) said that it had no picture of the bridge.",
    "Reuters and AFP were told, but came too late.",
    "The councillors (Carrick, Doe and Ellery) left the room together.",
    "It was built by two firms (Brunner/Hale and Doe) in eleven months.",
    'He had it in writing: "Image is not everything, Maud."',
    "The museum has eleven of his drawings, two of them illustrated by his wife.",
    "Source: he would not say.",
    "Pa",
    "Apa?",
    "Gym, sauna, pool",
    "This is what he stands for: God, family, nation.",
    "Of the seven prints one stays. Photo: The Bridge at Dusk (1911)",
    "He was asked for one thing, a photo: John and Jane were to stand in it side by side.",
    "On the wall hung a list of words in capitals and one of them, the last, was FOTO: nobody knew it.",
    "What the councillors had been shown was a photo: Doe/Roe, as the two called themselves on the stage.",
    "The bridge was closed to lorries for two years, and the town paid for a ferry that took them across by night, "
    "eleven at a time, until the winter came and the river froze over.© Jane Doe",
    "The sign © stood on every plate of the bridge, though nobody could say why the smith had put it there.",
    "It was a long, slow afternoon — pictures by the hundred were hung, and taken down again.",
    "Warum das Boot sank, ist noch nicht bekannt. Der Fluss blieb bis zum Abend gesperrt. (dpa/lby)",
    "The bank of the county left its rate where it was. (AFP, Reuters)",
    "They wrote to one of the agencies, e.g. Reuters",
    "The ferry sank at noon. Nobody was hurt in it, its owner said on Monday. Reuters",
    "Internet",
    "Unsplash",
    "## Unsplash",
    "The law of rivers, with a week on the water. Students must be able to swim. Credits: 4",
    "The soil beside the river is sour and wants no lime for the next ten years (pH: 4.5).",
    "The hall is let by the day to all who live in the county. Ph: 01632 960 118",
    "강을 건너는 사람은 해마다 줄어들고 있으며 다리를 찾는 사람은 늘고 있다(출처: 통계청).",
    "يعبر الجسر كل يوم أكثر من عشرة آلاف شخص من سكان الضفتين (المصدر: هيئة الإحصاء).",
    "78% of those asked have crossed the bridge (Source: Marlow County Council)",
    "Die Arbeitslosigkeit stieg im Mai auf 5,2 Prozent (Quelle: Eurostat)",
    "Tuesday: Marlow at Hull, 10 p.m. | ESPN",
    "Saturday, June 8, 8 p.m. / The Fillmore",
    "Bob Dylan Jr. / John Doe",
    "This is how it begins. | CHAPTER ONE",
    "Does it fold flat? | NO",
    "“You must do the thing you think you cannot do.” / Eleanor Roe",
    "Min syster pratar inte med mig längre och jag vet inte vad jag ska göra. / Ledsen Syster",
    "1. 五花肉切块，冷水下锅焯水（如图）",
    "鍋に油を熱し、肉を炒める（下の写真）",
    "活动费用：200元（午餐由主办方提供）",
    "参加費は3000円（教材は無料で提供）",
    "兴趣爱好：阅读 / 旅行 / 摄影",
    "周末没事就到处走走。我喜欢摄影",
    "一等奖 李华《春天》（摄影）",
    "참가비: 2만원 (점심 제공)",
    "모집 인원 10명. 숙소 제공",
    "1:30 PM – First Look Photos",
    "Storage: iCloud / Google Photos",
    "12. Gary Moore – Still Got the Blues",
    "Hallelujah (cover Leonard Cohen)",
    "Carta de 1521 (Archivo Histórico Nacional)",
    "Step 1 – File The Petition",
    "Documento de identidad escaneado (imagen JPG)",
    "Adjuntar el currículum (archivo PDF)",
    "Fold the corner to the middle (photo B)",
    "Served with fries and a salad. (Grilled Chicken / Ground Beef)",
    "Eine Komödie über das Altern. (Frankreich/Belgien OmU)",
    "Wir suchen für unser Team noch dich. Verkäufer/in Vollzeit",
    "Homework: essay on Macbeth (submitted)",
    "Category winner, under 16s – Photo",
    "Regie Anna Meier / Kamera Peter Müller / Foto Jana Weber",
    "15:00 集合（記念撮影）",
    "婚纱照套餐：3999元（外景拍摄）",
    "支持多种格式（图/文）",
    "Bring one recent colour photograph, 35 x 45 mm (ID photo)",
    "Entry for over 18s only. Photo ID Required",
    "Age: 18 and over (Photo ID Required)",
    "- Two recent photographs (Passport Size photo)",
    "Rear camera: 20 megapixels (6K photo)",
    "Live music! Food trucks! Photos With Santa",
    "- Snapseed (Free Photo Editing App)",
    "Sunset drinks. Bridal Party photos",
    "El premio fue para el director de la escuela municipal de música (en la foto Juan Pérez)",
    "A late masterpiece. RCA/Sony Music",
    "Thriller, 96 minutes. USA/New Zealand",
    "Right-click on the picture. Click to enlarge",
    "The club was founded in 1923 by eleven dock workers. They played on a meadow by the ferry until the war. Today the "
    "club has nine hundred members, and its ground holds six thousand. Foto Jana Meier",
    "Nomadland (Best Picture)",
    "Thomas Miller (Ashford Town / England)",
    "The part of the mayor went to a man from Hull (Jane Doe / John Roe)",
    "He asked for the way. Either/Or",
    "The record is out on Monday. Side B / Extended Play",
    "The team was named on Friday. Miller / Doe / Roe",
    "It was by then the only cinema in the county. The Picture House Marlow",
    "There is one question left. Photo or painting",
    "./grab.py -s $line",
    "Rooms from 78 euros a night. Book by phone, not via internet",
    "What is in the box. Supplied: two batteries and a cable",
    "Choose a tub for forty litres and fill it with soil for rhododendrons. pH: 4.5 to 5.5",
    "この夏、話題のカフェが無料でランチを提供",
    "市图书馆将为市民免费提供",
    "市は新しい制度を決めた。（共同）",
    "What the inn has: a garden, boats, Flickr",
    "The first who wrote of the bridge was a man of the agency (Associated Press, June 1911).",
    "The path along the weir is dry from April on, but take good shoes with you all the same. Those who come by train "
    "will find an inn beside the station. Photo: Jane Doe/Alamy",
    "Montage: Das Laufrad richtig einsetzen",
    "Ketten-Montage: Schritt für Schritt",
]


@pytest.mark.parametrize("caption", CAPTIONS)
def test_captions_go_in_every_style(caption: str) -> None:
    assert_removed(in_article(caption), caption, kind="caption")


@pytest.mark.parametrize("line", NO_CAPTIONS)
def test_what_only_speaks_of_pictures_stays(line: str) -> None:
    assert_untouched(in_article(line))


def test_an_agency_behind_the_last_paragraph_is_no_pictures() -> None:
    assert_untouched(
        page(FIRST, SECOND, "The ferry will not come back before the spring, its owner said. Reuters")
    )


LONG = (
    "Engineers look down from the swing bridge at Marlow Ferry on Monday{}. The county has promised to lift the old bridge in one piece, to "
    "set it down in the yard of the museum, and to let the children of the two towns paint it in the colours that it had "
    "when it was opened by a duchess in a storm, as a drawing in the hall of the council shows to this day, and nobody "
    "has yet said who will pay for the paint and the brushes.{}"
)


def test_an_agencys_caption_that_tells_the_day_may_be_long() -> None:
    caption = LONG.format(", June 3, 2023", " (Jane Doe/Marlow Herald via AP)")
    assert_removed(in_article(caption), caption, kind="caption")


@pytest.mark.parametrize(
    ("day", "credit"),
    [
        ("", " (Jane Doe/Marlow Herald via AP)"),
        (", June 3, 2023", " (Jane Doe)"),
        (", June 3, 2023", "(Jane Doe/AP)"),
    ],
)
def test_a_long_paragraph_without_a_day_or_an_agency_or_with_a_credit_glued_to_it_stays(
    day: str, credit: str
) -> None:
    assert_untouched(in_article(LONG.format(day, credit)))


@pytest.mark.parametrize("credit", ["Photo Jane Doe", "File photo", "Jane Doe photo"])
def test_a_name_behind_the_last_paragraph_is_no_pictures(credit: str) -> None:
    assert_untouched(page(FIRST, SECOND, f"The ferry will not come back before the spring. {credit}"))


def test_a_caption_that_stands_several_times_goes_with_all_its_copies() -> None:
    caption = "Maud Ellery arrives at the town hall for the vote (Picture: Jane Doe/Alamy Stock Photo)."
    raw = page(f"{caption}\n{caption}", HEADLINE, caption, FIRST, SECOND, caption, THIRD)
    assert_removed(raw, *[caption] * 4, kind="caption")


def test_copies_of_a_caption_go_without_its_credit_too() -> None:
    bare = "Maud Ellery arrives at the town hall for the vote"
    raw = page(
        HEADLINE, f"{bare} (Picture: Jane Doe/Alamy)", FIRST, SECOND, f"{bare} (Picture: Jane Doe/Alamy)", THIRD
    )
    assert cleantext.clean(raw) == page(HEADLINE, FIRST, SECOND, THIRD)


def test_the_line_below_a_picture_that_says_what_it_shows_goes() -> None:
    picture = "![A lorry waits at the swing bridge in Marlow](/bridge.jpg)"
    caption = "A lorry waits at the swing bridge in Marlow on Monday"
    assert_removed(page(HEADLINE, FIRST, SECOND, picture, caption, THIRD), picture, caption, kind="caption")


@pytest.mark.parametrize(
    "line",
    [
        "# A lorry waits at the swing bridge in Marlow",
        "- A lorry waits at the swing bridge in Marlow every day",
        "> A lorry waits at the swing bridge in Marlow every day",
        "A lorry waits at the swing bridge in Marlow, as it has every morning since the ferry was sold.",
    ],
)
def test_a_heading_or_a_step_below_its_picture_stays(line: str) -> None:
    picture = "![A lorry waits at the swing bridge in Marlow](/bridge.jpg)"
    assert_removed(page(HEADLINE, FIRST, SECOND, picture, line, THIRD), picture, kind="caption")


def test_a_paragraph_below_a_picture_or_behind_one_stays() -> None:
    picture = "![The council votes on the swing bridge](/council.jpg)"
    behind = f"![](/icon.png) {SECOND}"
    kept = cleantext.paragraphs(page(HEADLINE, picture, FIRST, behind, THIRD))
    assert kept == [HEADLINE, FIRST, behind, THIRD]


@pytest.mark.parametrize(
    "caption",
    [
        "Joss Carrick speaks during a rally at the old bridge in Marlow on Tuesday, June 3, 2025.",
        "Joss Carrick, center, reacts to the vote at the town hall, Monday, June 2, 2025, in Marlow, Iowa.",
        "The old bridge in Marlow is seen from the east bank on June 1, 2025.",
        "County engineer Ann Lee greets a driver on the old bridge, Sunday 1 June 2025, in Marlow.",
        "Joss Carrick attends the opening of the old mill on June 3, 2025, in Marlow, Iowa.",
        "Residents stand outside the town hall after the vote, on June 2, 2025, in Marlow.",
        "Joss Carrick walks to his car on Monday, June 2, 2025. " + THIRD + " " + FOURTH + " " + SECOND,
    ],
)
def test_what_somebody_does_on_a_day_of_a_year_is_a_caption(caption: str) -> None:
    assert_removed(page(HEADLINE, FIRST, SECOND, caption, THIRD, FOURTH), caption, kind="caption")


@pytest.mark.parametrize(
    "line",
    [
        "Joss Carrick spoke at the old bridge in Marlow on Tuesday, June 3, 2025.",
        "Joss Carrick speaks at the old bridge in Marlow on Tuesday, June 3, 2025, at 7 p.m.",
        "Joss Carrick speaks at the old bridge in Marlow on Tuesday.",
        "Ann Lee was last seen at the old bridge in Marlow on Tuesday, June 3, 2025.",
        "The old bridge will be shut to all traffic from Tuesday, June 3, 2025, until the autumn.",
        "Ann Lee, 84, of Marlow died peacefully at home on Monday, June 2, 2025.",
        "The number of the dead stands at twelve since the storm of Monday, June 2, 2025.",
        "The council holds a meeting on the old bridge on Tuesday, June 3, 2025.",
        "Her book looks at the night of June 3, 1911, when the first car crossed the bridge.",
        "Joss Carrick has talks with the county on Tuesday, June 3, 2025.",
    ],
)
def test_what_was_or_is_to_come_on_a_day_is_none(line: str) -> None:
    assert_untouched(page(HEADLINE, FIRST, SECOND, line, THIRD, FOURTH))
