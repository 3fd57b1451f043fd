"""What the application keeps: appointments in the database, documents in the bucket, and who touched which of them."""

import os
import re
import secrets
import urllib.parse
import xml.etree.ElementTree as xml

import aws
import postgres

LARGEST_DOCUMENT = 5 * 1024 * 1024
_PREFIX = "application"
_TABLES = (
    "CREATE TABLE IF NOT EXISTS appointments (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
    " person text NOT NULL, day date NOT NULL, reason text NOT NULL)",
    "CREATE TABLE IF NOT EXISTS audit (at timestamptz NOT NULL DEFAULT now(),"
    " person text NOT NULL, what text NOT NULL, about text NOT NULL)",
)
_made: list = []


def appointments(person):
    found = _rows(
        "SELECT id, day, reason FROM appointments WHERE person = $1 ORDER BY day, id LIMIT 50", person
    )
    _note(person, "looked at", "appointments")
    return found


def make_appointment(person, day, reason):
    [[number]] = _rows(
        "INSERT INTO appointments (person, day, reason) VALUES ($1, $2::date, $3) RETURNING id",
        person,
        day,
        reason,
    )
    _note(person, "made", f"appointment {number}")


def trail(person):
    query = (
        "SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS'), what, about FROM audit"
        " WHERE person = $1 ORDER BY at DESC LIMIT 20"
    )
    return _rows(query, person)


def documents(person):
    """Name and size of each."""
    query = {"list-type": "2", "prefix": _folder(person)}
    listed = xml.fromstring(aws.send("s3", "GET", f"/{_bucket()}", query=query))  # noqa: S314 - from S3, over TLS
    found = []
    for one in listed.iter():
        if one.tag.endswith("Contents"):
            parts = {part.tag.rpartition("}")[2]: part.text or "" for part in one}
            found.append((parts["Key"].rpartition("/")[2], int(parts["Size"])))
    return sorted(found)


def keep_document(person, name, content):
    safe = re.sub(r"[^\w.-]+", "-", name).strip(".-")[-80:] or "document"
    kept = f"{secrets.token_hex(4)}-{safe}"
    aws.send(
        "s3",
        "PUT",
        f"/{_bucket()}/{_folder(person)}{kept}",
        content,
        {"Content-Type": "application/octet-stream"},
    )
    _note(person, "uploaded", kept)


def document(person, name):
    if not re.fullmatch(r"[\w.-]+", name):
        raise aws.Refused("there is no such document")
    content = aws.send("s3", "GET", f"/{_bucket()}/{_folder(person)}{name}")
    _note(person, "read", name)
    return content


def _folder(person):
    return f"{_PREFIX}/{urllib.parse.quote(person, safe='')}/"


def _bucket():
    return os.environ["STORAGE_BUCKET"]


def _note(person, what, about):
    _rows("INSERT INTO audit (person, what, about) VALUES ($1, $2, $3)", person, what, about)


def _rows(statement, *parameters):
    if not _made:
        for table in _TABLES:
            postgres.rows(table)
        _made.append(True)
    return postgres.rows(statement, *parameters)
