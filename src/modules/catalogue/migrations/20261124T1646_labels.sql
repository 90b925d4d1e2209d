-- Paper for labels and cards: millimetres from the top left corner of the sheet.
create table catalogue.label_sheets (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  -- where the measures come from, and whether somebody has laid a ruler on them
  note text not null default '',
  page_width real not null check (page_width between 20 and 1000),
  page_height real not null check (page_height between 20 and 1000),
  margin_left real not null check (margin_left >= 0),
  margin_top real not null check (margin_top >= 0),
  columns integer not null check (columns between 1 and 20),
  rows integer not null check (rows between 1 and 50),
  label_width real not null check (label_width between 10 and 500),
  label_height real not null check (label_height between 8 and 500),
  -- from the beginning of one label to that of the next
  pitch_x real not null check (pitch_x > 0),
  pitch_y real not null check (pitch_y > 0),
  -- what is usually printed on it
  content text not null check (content in ('spine', 'barcode', 'both', 'pairs', 'card')),
  updated_at timestamptz not null default now(),
  updated_by text not null default ''
);
create unique index one_label_sheet_per_name on catalogue.label_sheets (lower(name));

insert into catalogue.label_sheets (name, note, page_width, page_height, margin_left, margin_top, columns, rows,
  label_width, label_height, pitch_x, pitch_y, content) values
  ('A4, 21 label 63,5 × 38,1 mm', 'Ukuran umum kertas stiker A4 isi 21.',
    210, 297, 7.2, 15.1, 3, 7, 63.5, 38.1, 66, 38.1, 'both'),
  ('A4, 24 label 70 × 37 mm', 'Ukuran umum kertas stiker A4 isi 24, tanpa tepi.',
    210, 297, 0, 0.5, 3, 8, 70, 37, 70, 37, 'both'),
  ('A4, 40 label 48,5 × 25,4 mm', 'Ukuran umum kertas stiker A4 isi 40.',
    210, 297, 8, 21.5, 4, 10, 48.5, 25.4, 48.5, 25.4, 'barcode'),
  ('A4, 65 label 38,1 × 21,2 mm', 'Ukuran umum kertas stiker A4 isi 65.',
    210, 297, 4.75, 10.7, 5, 13, 38.1, 21.2, 40.6, 21.2, 'spine'),
  ('Tom & Jerry 103, 12 label 64 × 32 mm',
    'Belum pasti: ukuran label dari kemasannya, tepi dan jarak antarlabel perlu diukur pada lembarnya.',
    152, 210, 9, 6, 2, 6, 64, 32, 70, 33.5, 'both'),
  ('Tom & Jerry 121, 10 label 75 × 38 mm',
    'Belum pasti: ukuran label dari kemasannya, tepi dan jarak antarlabel perlu diukur pada lembarnya.',
    165, 210, 6, 6, 2, 5, 75, 38, 78, 40, 'both'),
  ('Kartu katalog 12,5 × 7,5 cm, satu per satu', 'Kartu standar, dicetak langsung pada kartunya.',
    125, 75, 0, 0, 1, 1, 125, 75, 125, 75, 'card'),
  ('Kartu katalog, 3 pada A4', 'Dipotong sendiri dari kertas tebal A4.',
    210, 297, 42.5, 36, 1, 3, 125, 75, 125, 75, 'card');

-- Colour of each hundred of the classification, 0 to 9, and of what has no class number.
create table catalogue.label_colours (
  class text primary key check (class in ('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '-')),
  colour text not null check (colour ~ '^#[0-9a-f]{6}$')
);
insert into catalogue.label_colours (class, colour) values
  ('0', '#4a5158'), ('1', '#7b3f8c'), ('2', '#1e7a3c'), ('3', '#c8401f'), ('4', '#a8720a'), ('5', '#1567b0'),
  ('6', '#0b7f86'), ('7', '#c2185b'), ('8', '#2c3a8c'), ('9', '#6d4321'), ('-', '#6b6b6b');

-- What was chosen to be printed, so that it can be printed again: a jammed sheet, another start.
create table catalogue.label_prints (
  id bigint generated always as identity primary key,
  subject text not null check (subject in ('items', 'records')),
  -- ShownSelection
  selection jsonb not null,
  -- in the order of printing
  ids bigint[] not null,
  -- numbers of a list that nothing bears
  unknown text[] not null default '{}',
  created_at timestamptz not null default now(),
  created_by text not null default ''
);
create index label_prints_newest on catalogue.label_prints (created_at desc, id desc);
