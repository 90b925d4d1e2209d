create schema if not exists visitors;

-- What visitors can answer: purposes of a visit and what reports ask about people. The lists are the library's own.
create table visitors.answers (
  code text primary key check (code ~ '^(tujuan|usia|pekerjaan|pendidikan|asal)-[a-z0-9-]{1,40}$'),
  question text generated always as (split_part(code, '-', 1)) stored,
  label_id text not null check (label_id <> ''),
  label_en text not null check (label_en <> ''),
  position integer not null default 0,
  -- of an age group, both included
  from_age smallint,
  to_age smallint check (to_age >= from_age),
  -- no longer offered; what was answered stays
  retired_at timestamptz
);
insert into visitors.answers (code, label_id, label_en, position, from_age, to_age) values
  ('tujuan-membaca', 'Membaca di sini', 'Reading here', 1, null, null),
  ('tujuan-meminjam', 'Meminjam atau mengembalikan', 'Borrowing or returning', 2, null, null),
  ('tujuan-belajar', 'Belajar atau mengerjakan tugas', 'Studying or homework', 3, null, null),
  ('tujuan-komputer', 'Memakai komputer atau internet', 'Using computers or the internet', 4, null, null),
  ('tujuan-kegiatan', 'Mengikuti kegiatan', 'Taking part in an activity', 5, null, null),
  ('tujuan-anak', 'Menemani anak', 'Accompanying a child', 6, null, null),
  ('tujuan-informasi', 'Bertanya atau mencari informasi', 'Asking or looking something up', 7, null, null),
  ('tujuan-berkunjung', 'Melihat-lihat', 'Having a look', 8, null, null),
  ('tujuan-lain', 'Lainnya', 'Something else', 99, null, null),
  ('usia-0-5', '0–5 tahun', '0–5 years', 1, 0, 5),
  ('usia-6-12', '6–12 tahun', '6–12 years', 2, 6, 12),
  ('usia-13-17', '13–17 tahun', '13–17 years', 3, 13, 17),
  ('usia-18-24', '18–24 tahun', '18–24 years', 4, 18, 24),
  ('usia-25-44', '25–44 tahun', '25–44 years', 5, 25, 44),
  ('usia-45-59', '45–59 tahun', '45–59 years', 6, 45, 59),
  ('usia-60', '60 tahun ke atas', '60 and older', 7, 60, 150),
  ('pekerjaan-pelajar', 'Pelajar', 'Pupil', 1, null, null),
  ('pekerjaan-mahasiswa', 'Mahasiswa', 'Student', 2, null, null),
  ('pekerjaan-guru', 'Guru', 'Teacher', 3, null, null),
  ('pekerjaan-dosen', 'Dosen atau peneliti', 'Lecturer or researcher', 4, null, null),
  ('pekerjaan-asn', 'ASN (PNS atau PPPK)', 'Civil servant', 5, null, null),
  ('pekerjaan-tni-polri', 'TNI atau Polri', 'Armed forces or police', 6, null, null),
  ('pekerjaan-swasta', 'Pegawai swasta', 'Private employee', 7, null, null),
  ('pekerjaan-wiraswasta', 'Wiraswasta', 'Self-employed', 8, null, null),
  ('pekerjaan-tani-buruh', 'Petani, nelayan, atau buruh', 'Farmer, fisher or labourer', 9, null, null),
  ('pekerjaan-rumah-tangga', 'Mengurus rumah tangga', 'Homemaker', 10, null, null),
  ('pekerjaan-pensiunan', 'Pensiunan', 'Retired', 11, null, null),
  ('pekerjaan-lain', 'Lainnya', 'Something else', 99, null, null),
  ('pendidikan-belum', 'Belum sekolah atau TK', 'Not at school yet', 1, null, null),
  ('pendidikan-sd', 'SD atau sederajat', 'Primary school', 2, null, null),
  ('pendidikan-smp', 'SMP atau sederajat', 'Junior secondary', 3, null, null),
  ('pendidikan-sma', 'SMA atau sederajat', 'Senior secondary', 4, null, null),
  ('pendidikan-diploma', 'Diploma (D1–D3)', 'Diploma', 5, null, null),
  ('pendidikan-sarjana', 'Sarjana (D4 atau S1)', 'Bachelor', 6, null, null),
  ('pendidikan-pascasarjana', 'Pascasarjana (S2 atau S3)', 'Postgraduate', 7, null, null),
  ('asal-sananwetan', 'Kecamatan Sananwetan', 'Sananwetan district', 1, null, null),
  ('asal-kepanjenkidul', 'Kecamatan Kepanjenkidul', 'Kepanjenkidul district', 2, null, null),
  ('asal-sukorejo', 'Kecamatan Sukorejo', 'Sukorejo district', 3, null, null),
  ('asal-kabupaten', 'Kabupaten Blitar', 'Blitar regency', 4, null, null),
  ('asal-jawa-timur', 'Jawa Timur lainnya', 'Elsewhere in East Java', 5, null, null),
  ('asal-indonesia', 'Provinsi lain', 'Another province', 6, null, null),
  ('asal-luar-negeri', 'Luar negeri', 'Abroad', 7, null, null);

-- How many people a list of age groups counts.
create function visitors.people_in(ages jsonb) returns bigint language sql immutable strict
  return (select coalesce(sum(value::bigint), 0) from jsonb_each_text(ages));

-- One visit: of a member, a guest, a group, or somebody counted by hand at the door.
create table visitors.visits (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('member', 'guest', 'group', 'tap')),
  branch_id bigint not null references branches.branches (id),
  machine_id bigint references machines.machines (id) on delete set null,
  at timestamptz not null,
  day date not null generated always as ((at at time zone 'Asia/Jakarta')::date) stored,
  hour smallint not null generated always as (extract(hour from at at time zone 'Asia/Jakarta')) stored,
  people integer not null default 1 check (people between 1 and 5000),
  women integer check (women >= 0),
  men integer check (men >= 0),
  -- people with a disability who are served
  disabled integer not null default 0 check (disabled >= 0),
  purpose text references visitors.answers (code) check (purpose like 'tujuan-%'),
  age text references visitors.answers (code) check (age like 'usia-%'),
  occupation text references visitors.answers (code) check (occupation like 'pekerjaan-%'),
  education text references visitors.answers (code) check (education like 'pendidikan-%'),
  origin text references visitors.answers (code) check (origin like 'asal-%'),
  -- of a group: code of an age group -> people
  ages jsonb not null default '{}' check (jsonb_typeof(ages) = 'object'),
  -- forgotten after a time; the category stays for the figures
  patron_id bigint references patrons.patrons (id),
  category text,
  -- of guests who wish it, and of groups; forgotten after a time
  guest_name text check (guest_name <> ''),
  contact text check (contact <> ''),
  -- the school or office of a group
  institution text check (institution <> ''),
  -- one form, one tap, one visit
  key text check (length(key) between 8 and 80),
  noted_by text not null default '',
  withdrawn_at timestamptz,
  withdrawn_by text,
  constraint only_members_are_known check (kind = 'member' or (patron_id is null and category is null)),
  constraint one_is_one check (kind in ('group', 'tap') or people = 1),
  constraint no_more_than_came check (coalesce(women, 0) + coalesce(men, 0) <= people and disabled <= people
    and visitors.people_in(ages) <= people),
  constraint withdrawn_by_somebody check ((withdrawn_at is null) = (withdrawn_by is null))
);
create unique index one_visit_per_key on visitors.visits (key) where key is not null;
create index visits_by_day on visitors.visits (day, branch_id);
create index visits_of_member on visitors.visits (patron_id, at) where patron_id is not null;
create index visits_with_names on visitors.visits (at) where guest_name is not null or contact is not null;

-- When a member was last counted at a place: whoever taps twice within minutes comes once. Forgotten after a day.
create table visitors.last_visits (
  patron_id bigint not null references patrons.patrons (id) on delete cascade,
  branch_id bigint not null references branches.branches (id),
  at timestamptz not null,
  visit_id bigint not null references visitors.visits (id),
  primary key (patron_id, branch_id)
);

-- What a counting device at a door says. It counts everybody, so it stands beside the book and is never added to it.
create table visitors.door_counts (
  branch_id bigint not null references branches.branches (id),
  door text not null check (door <> ''),
  hour timestamptz not null check (hour = date_trunc('hour', hour, 'UTC')),
  entered integer not null check (entered between 0 and 100000),
  imported_at timestamptz not null,
  imported_by text not null,
  primary key (branch_id, door, hour)
);
create index door_counts_by_hour on visitors.door_counts (hour);
