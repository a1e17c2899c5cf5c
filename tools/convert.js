// What tools in JavaScript make of a page: HTML on standard input, a JSON object of texts on standard output.
const { JSDOM } = require("jsdom");
const { Readability } = require("@mozilla/readability");
const Turndown = require("turndown");
const { gfm } = require("turndown-plugin-gfm");
const { NodeHtmlMarkdown } = require("node-html-markdown");
const { convert } = require("html-to-text");

const html = require("fs").readFileSync(0, "utf8");
const url = "https://www.example.org/a/b.html";

function page() {
  const document = new JSDOM(html, { url }).window.document;
  for (const element of document.querySelectorAll("script,style,noscript,head,template,svg")) element.remove();
  return document;
}

const absolute = page();
for (const link of absolute.querySelectorAll("a[href]")) link.setAttribute("href", link.href);
for (const image of absolute.querySelectorAll("img[src]")) image.setAttribute("src", image.src);

const github = new Turndown({ headingStyle: "atx", codeBlockStyle: "fenced", bulletListMarker: "*" }).use(gfm);
const article = new Readability(new JSDOM(html, { url }).window.document).parse();
console.log(
  JSON.stringify({
    turndown: new Turndown().turndown(page().documentElement.outerHTML),
    "turndown-gfm": github.turndown(absolute.documentElement.outerHTML),
    "node-html-markdown": NodeHtmlMarkdown.translate(page().body.outerHTML),
    "html-to-text": convert(html),
    "readability-text": article ? `${article.title}\n\n${article.textContent}` : "",
    "readability-turndown": article ? `Title: ${article.title}\n\n${github.turndown(article.content)}` : "",
  }),
);
