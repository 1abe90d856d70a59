-- The archive: one row a meeting, and below it everything that the minutes say. Column names are those of the JSON.
-- ids are given in the order in which meetings came in; a meeting that is read again keeps its own.
-- Lists that have no table of their own are JSON arrays, which Datasette can facet by.

CREATE TABLE meetings (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,       -- of the PDF: the same minutes under two names are one meeting
    dokumenttype TEXT NOT NULL,
    titel TEXT,
    myndighed TEXT,
    udvalg TEXT,
    moedenr TEXT,
    dato TEXT,
    starttidspunkt TEXT,
    sluttidspunkt TEXT,
    moedested TEXT,
    pages INTEGER NOT NULL,
    producer TEXT,
    parser_version TEXT NOT NULL,
    profile TEXT NOT NULL,
    ocr INTEGER NOT NULL,
    words INTEGER NOT NULL,
    unassigned INTEGER NOT NULL,
    reading TEXT NOT NULL              -- program, vocabulary and options in one digest: another one is read again
);
CREATE INDEX meetings_udvalg_dato ON meetings (udvalg, dato);
CREATE INDEX meetings_dato ON meetings (dato);

CREATE TABLE files (
    file TEXT PRIMARY KEY,             -- relative to the folder of the run
    sha256 TEXT,
    meeting_id INTEGER REFERENCES meetings (id) ON DELETE SET NULL,
    code TEXT,                         -- why it could not be read; null when it was
    message TEXT,
    remedy TEXT
);
CREATE INDEX files_meeting_id ON files (meeting_id);

CREATE TABLE items (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    nr TEXT NOT NULL,
    titel TEXT NOT NULL,
    lukket INTEGER NOT NULL,
    sagsnr TEXT,
    sagsansvarlig TEXT,
    doknr TEXT,
    kompetence TEXT,
    gruppe TEXT,
    indstiller TEXT,
    resume TEXT,
    indstilling TEXT,
    beslutning TEXT,
    udfald TEXT,                       -- of the meeting's own decision, the last where there are several
    oplysninger TEXT,
    tekst TEXT NOT NULL,               -- all sections with their headings
    side_fra INTEGER NOT NULL,
    side_til INTEGER NOT NULL,
    -- For search: a case number without spaces, and text with the Danish letters spelt out, so that `stoej` and `støj`,
    -- `Århus` and `Aarhus` find each other. The index folds all other accents and capitals by itself.
    sagsnr_soeg TEXT GENERATED ALWAYS AS (replace(upper(sagsnr), ' ', '')) VIRTUAL,
    titel_soeg TEXT GENERATED ALWAYS AS ({fold:titel}) VIRTUAL,
    tekst_soeg TEXT GENERATED ALWAYS AS ({fold:tekst}) VIRTUAL
);
CREATE INDEX items_meeting_id ON items (meeting_id);
CREATE INDEX items_sagsnr_soeg ON items (sagsnr_soeg);
CREATE INDEX items_udfald ON items (udfald);

CREATE TABLE sections (
    id INTEGER PRIMARY KEY,
    item_id INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    type TEXT NOT NULL,
    overskrift TEXT,
    tekst TEXT NOT NULL,
    side INTEGER,
    kilde TEXT
);
CREATE INDEX sections_item_id ON sections (item_id);

CREATE TABLE decisions (
    id INTEGER PRIMARY KEY,
    item_id INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    organ TEXT,
    dato TEXT,
    punkt TEXT,
    egen INTEGER NOT NULL,
    udfald TEXT NOT NULL,
    ordlyd TEXT,
    endelig INTEGER,
    tekst TEXT NOT NULL,
    delpunkter TEXT,
    betingelser TEXT,
    mindretalsudtalelser TEXT,
    videresendt_til TEXT,
    udsat_til TEXT,
    side INTEGER
);
CREATE INDEX decisions_item_id ON decisions (item_id);
CREATE INDEX decisions_udfald ON decisions (udfald);

CREATE TABLE votes (
    id INTEGER PRIMARY KEY,
    decision_id INTEGER NOT NULL REFERENCES decisions (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    emne TEXT,
    resultat TEXT,
    kilde TEXT,
    antal_for INTEGER,
    antal_imod INTEGER,
    antal_undlod INTEGER,
    "for" TEXT,                        -- who, as JSON: navn, parti, antal
    imod TEXT,
    undlod TEXT,
    forbehold TEXT
);
CREATE INDEX votes_decision_id ON votes (decision_id);

CREATE TABLE attendance (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    item_id INTEGER REFERENCES items (id) ON DELETE CASCADE,
    decision_id INTEGER REFERENCES decisions (id) ON DELETE CASCADE,
    liste TEXT NOT NULL,               -- medlemmer, til_stede, afbud, fravaerende, oevrige, inhabile, stedfortraedere, ankom, forlod
    position INTEGER NOT NULL,
    navn TEXT NOT NULL,
    parti TEXT,
    rolle TEXT,
    note TEXT                          -- for ankom and forlod the time, for stedfortraedere the member
);
CREATE INDEX attendance_meeting_id ON attendance (meeting_id);
CREATE INDEX attendance_item_id ON attendance (item_id);
CREATE INDEX attendance_decision_id ON attendance (decision_id);
CREATE INDEX attendance_navn ON attendance (navn);

CREATE TABLE annexes (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    item_id INTEGER REFERENCES items (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    bound_in INTEGER NOT NULL,         -- 1: the annex itself is in the PDF; 0: an entry of an item's list
    nr TEXT,
    titel TEXT NOT NULL,
    doknr TEXT,
    lukket INTEGER NOT NULL,
    side_fra INTEGER,
    side_til INTEGER,
    has_text INTEGER
);
CREATE INDEX annexes_meeting_id ON annexes (meeting_id);
CREATE INDEX annexes_item_id ON annexes (item_id);

CREATE TABLE warnings (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    page INTEGER,
    punkt TEXT
);
CREATE INDEX warnings_meeting_id ON warnings (meeting_id);
CREATE INDEX warnings_code ON warnings (code);
