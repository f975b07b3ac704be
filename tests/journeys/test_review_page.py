"""Who has no Codebench opens the review page, reads what is behind a number, and sends remarks back."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from codebench.services.project import Project
from codebench.services.review import remarks
from codebench.services.review_import import import_remarks
from codebench.services.reviewing import export_review
from tests.makers import add_interviews, add_tree, people, person, put, reading

DRIVER, CHROMIUM = shutil.which("chromedriver"), shutil.which("chromium")
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1366,768",
)  # fmt: skip

pytestmark = pytest.mark.skipif(
    not (DRIVER and CHROMIUM), reason="there is no chromium and chromedriver: the review page was not read in a browser"
)


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[webdriver.Chrome]:
    options = Options()
    options.binary_location = str(CHROMIUM)
    for flag in (*FLAGS, f"--user-data-dir={tmp_path / 'profile'}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    options.add_experimental_option("prefs", {"download.default_directory": str(tmp_path / "downloads")})
    made = webdriver.Chrome(options, Service(str(DRIVER)))
    yield made
    made.quit()


@pytest.fixture
def study(project: Project) -> Project:
    who = people(person("Anna", "pabo / North"), person("Bram", "lero / South"))
    anna = reading("one", ("Interviewer", "Why?"), ("Anna", "Money first. Then money <b>again</b>. And time."))
    add_interviews(project, anna, reading("two", ("Bram", "Only money, I say.")), who=who)
    add_tree(project, "obstacles", "obstacles / money", "obstacles / time")
    for title, code, words in (
        ("one", "money", "Money first"), ("one", "money", "money <b>again</b>"), ("one", "time", "And time"),
        ("two", "money", "Only money"),
    ):  # fmt: skip
        put(project, code, title, words)
    return project


def button(browser: webdriver.Chrome, words: str) -> WebElement:
    return browser.find_element(By.XPATH, f"//button[normalize-space()='{words}' or @aria-label='{words}']")


def behind(browser: webdriver.Chrome) -> str:
    return browser.find_element(By.ID, "details").text


def requests(browser: webdriver.Chrome) -> list[str]:
    told = [json.loads(each["message"])["message"] for each in browser.get_log("performance")]
    sent = [each["params"] for each in told if each["method"] == "Network.requestWillBeSent"]
    own = [each["request"]["url"] for each in sent if each["documentURL"].startswith("file:")]
    assert any(url.endswith("review.html") for url in own)
    return [url for url in own if not url.startswith(("file:", "data:", "blob:"))]


def test_a_supervisor_reads_a_number_and_sends_a_doubt_back(
    browser: webdriver.Chrome, study: Project, tmp_path: Path
) -> None:
    page = tmp_path / "review.html"
    export_review(study, page)
    browser.get(page.as_uri())

    browser.find_element(By.ID, "search").send_keys("only")
    assert "Only money" in behind(browser) and "Money first" not in behind(browser)

    button(browser, "money, Total: 2 (100 %)").send_keys(Keys.ENTER)
    assert "Participants: 2" in behind(browser) and "Money first" in behind(browser)
    assert "again" not in behind(browser)
    browser.find_element(By.TAG_NAME, "summary").click()
    WebDriverWait(browser, 5).until(lambda _: "money <b>again</b>" in behind(browser))

    browser.find_element(By.CSS_SELECTOR, "#details > .remark button").click()
    browser.find_element(By.CSS_SELECTOR, "input[value=doubt]").click()
    browser.find_element(By.TAG_NAME, "textarea").send_keys("Why not 1?")
    button(browser, "Keep").click()
    assert button(browser, "money, Total: 2 (100 %), has a remark").is_displayed()

    button(browser, "Your remarks (1)").click()
    button(browser, "Download remarks").click()
    assert "Fill in your name first" in behind(browser)
    browser.find_element(By.ID, "name").send_keys("Prof. Zee")
    button(browser, "Download remarks").click()
    file = tmp_path / "downloads" / "study-remarks.json"
    WebDriverWait(browser, 10).until(lambda _: file.exists())

    assert import_remarks(study, file).added == 1
    (head,) = remarks(study)
    assert (head.title, head.detail, head.coder) == ("obstacles / money", "Total", "Prof. Zee")
    assert (head.remark.text, head.remark.verdict, head.remark.shown) == ("Why not 1?", "doubt", "2 (100 %)")
    assert requests(browser) == []
    assert browser.get_log("browser") == []


def test_the_page_lets_no_other_script_run(browser: webdriver.Chrome, study: Project, tmp_path: Path) -> None:
    page = tmp_path / "review.html"
    export_review(study, page)
    smuggled = page.read_text(encoding="utf-8").replace("</body>", "<script>document.title = 'in'</script></body>")
    page.write_text(smuggled, encoding="utf-8")
    browser.get(page.as_uri())
    assert browser.title == "study"
    assert any("Content Security Policy" in each["message"] for each in browser.get_log("browser"))
    assert browser.find_element(By.TAG_NAME, "table").is_displayed()
