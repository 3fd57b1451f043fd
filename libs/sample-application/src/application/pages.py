"""What people see. Everything that comes from elsewhere is escaped here, and nowhere else."""

import html
import os

STYLE = """
:root { color-scheme: light dark; --ink: #1b2733; --paper: #fff; --line: #8795a1; --strong: #0b5394; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eef3; --paper: #16202a; --line: #6b7a88; --strong: #8cc4ff; } }
body { font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 0 auto; max-width: 48rem;
  padding: 1rem; }
header { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; justify-content: space-between; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; } th, td { border-bottom: 1px solid var(--line); padding: .4rem .6rem .4rem 0;
  text-align: left; overflow-wrap: anywhere; }
form.new { display: flex; flex-wrap: wrap; gap: .8rem; align-items: end; margin: 1rem 0; }
label { display: block; font-weight: 600; }
input, button, a.button { font: inherit; padding: .45rem .7rem; border: 1px solid var(--line); border-radius: .3rem;
  background: var(--paper); color: var(--ink); }
button, a.button { border-color: var(--strong); color: var(--strong); font-weight: 600; text-decoration: none; cursor: pointer; }
a { color: var(--strong); } :focus-visible { outline: 3px solid var(--strong); outline-offset: 2px; }
[role=alert] { border-left: 4px solid #c0392b; padding: .5rem 1rem; }
"""

# What the variables of the platform begin with, by what they are about.
SUBJECTS = ("AUTH", "DATABASE", "SITE", "STORAGE")


def shell(title, body):
    environment = html.escape(os.environ.get("APPLICATION_ENVIRONMENT", "no environment"))
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<title>{html.escape(title)}</title><link rel="stylesheet" href="/style.css"></head><body>{body}'
        f'<footer><p>Sample application, in {environment}. <a href="/given">What it was given</a></p></footer>'
        "</body></html>"
    )


def welcome(can_sign_in, problem=""):
    way = (
        '<p><a class="button" href="/sign-in">Sign in</a></p>'
        if can_sign_in
        else "<p>Nobody can sign in here: the environment has no sign-in, or no site to come back to.</p>"
    )
    return shell(
        "Clinic",
        f"<main><h1>Clinic</h1>{alert(problem)}<p>Appointments and documents of a person.</p>{way}</main>",
    )


def given():
    """Of the variables only the names are shown: some values are ARNs, and others may be secrets."""
    environment = html.escape(os.environ.get("APPLICATION_ENVIRONMENT", "no environment"))
    rows = "".join(f"<tr><td>{subject.lower()}<td>{_names(subject)}</tr>" for subject in SUBJECTS)
    return shell(
        "What it was given",
        f"<main><h1>It works: {environment}</h1><p>This sample runs until your application takes its place.</p>"
        f"<table><tr><th>About<th>Variables that it was given</tr>{rows}</table></main>",
    )


def _names(subject):
    names = sorted(name for name in os.environ if name.startswith(f"{subject}_"))
    return html.escape(", ".join(names)) or "none"


def alert(problem):
    return f'<p role="alert">{html.escape(problem)}</p>' if problem else ""


def home(email, appointments, documents, trail, problem=""):
    """`appointments` as number, day and reason; `documents` as name and size; `trail` as time, what and about."""
    return shell(
        "Your appointments",
        f"<header><h1>Your appointments</h1><form method=post action=/sign-out><span>{html.escape(email)}</span> "
        f"<button>Sign out</button></form></header><main>{alert(problem)}"
        f"{_table('Appointments', ('Number', 'Day', 'Reason'), appointments)}"
        "<form class=new method=post action=/appointments><p><label for=day>Day</label>"
        "<input id=day name=day type=date required></p><p><label for=reason>Reason</label>"
        "<input id=reason name=reason maxlength=200 required></p><p><button>Make appointment</button></p></form>"
        f"<h2>Documents</h2>{_documents(documents)}"
        "<form class=new method=post action=/documents enctype=multipart/form-data><p><label for=file>File</label>"
        "<input id=file name=file type=file required></p><p><button>Upload document</button></p></form>"
        f"<h2>Who did what</h2>{_table('Audit trail', ('Time, UTC', 'What', 'About'), trail)}</main>",
    )


def _table(caption, heads, rows):
    head = "".join(f"<th scope=col>{html.escape(one)}" for one in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(str(cell))}" for cell in row) + "</tr>" for row in rows
    )
    empty = "" if rows else "<p>None yet.</p>"
    return f'<table aria-label="{html.escape(caption)}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{empty}'


def _documents(documents):
    lines = "".join(
        f'<li><a href="/documents/{html.escape(name, quote=True)}">{html.escape(name)}</a>, {size} bytes</li>'
        for name, size in documents
    )
    return f'<ul aria-label="Documents">{lines}</ul>' if lines else "<p>None yet.</p>"
