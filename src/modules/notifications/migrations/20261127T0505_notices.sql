create schema notifications;

-- Something to tell a member, once: the key says what it is about, and the same thing is never noted twice.
create table notifications.notices (
  id bigint generated always as identity primary key,
  key text not null check (length(key) between 3 and 200),
  kind text not null check (kind in
    ('welcome', 'verification', 'receipt', 'due-soon', 'overdue', 'hold-ready', 'hold-expiring', 'card-expiring')),
  -- whom it is about; of a child the guardians are told
  patron_id bigint not null references patrons.patrons (id),
  -- numbers of what it is about, never words: { loans?, hold?, day? }
  about jsonb not null default '{}',
  tell_from timestamptz not null,
  -- of no use from then on
  stale_from timestamptz check (stale_from > tell_from),
  noted_at timestamptz not null,
  standing text not null default 'waiting' check (standing in ('waiting', 'told', 'dropped')),
  dropped_because text check (dropped_because in ('no-longer-true', 'stale')),
  settled_at timestamptz,
  check ((standing = 'waiting') = (settled_at is null)),
  check ((standing = 'dropped') = (dropped_because is not null))
);
create unique index one_notice_per_key on notifications.notices (key);
create index waiting_notices on notifications.notices (tell_from) where standing = 'waiting';
create index notices_by_patron on notifications.notices (patron_id, noted_at desc);

-- A message on its way to one reader by one channel. It may carry several notices, of a whole family.
-- waiting -> sending -> sent | failed | bounced | unknown. What is being sent when the power fails is unknown: it may
-- have arrived, so it is never sent again by itself.
create table notifications.messages (
  id bigint generated always as identity primary key,
  reader_id bigint not null references patrons.patrons (id),
  channel text not null check (channel in ('inbox', 'email', 'push', 'whatsapp')),
  kinds text[] not null check (cardinality(kinds) > 0),
  language text not null check (language in ('id', 'en')),
  subject text not null,
  body text not null,
  standing text not null default 'waiting'
    check (standing in ('waiting', 'sending', 'sent', 'failed', 'bounced', 'unknown', 'cancelled')),
  attempts integer not null default 0,
  made_at timestamptz not null,
  -- not before: quiet hours, or the next try
  try_at timestamptz not null,
  claimed_at timestamptz,
  settled_at timestamptz,
  -- Message-ID of a mail, number of a WhatsApp message
  provider_id text,
  problem text not null default '',
  read_at timestamptz,
  settled_by text not null default '',
  check (standing <> 'sending' or claimed_at is not null)
);
create index messages_to_send on notifications.messages (try_at, id) where standing = 'waiting';
create index messages_being_sent on notifications.messages (claimed_at) where standing = 'sending';
create index messages_in_trouble on notifications.messages (made_at desc) where standing in ('failed', 'bounced', 'unknown');
create index messages_by_reader on notifications.messages (reader_id, channel, made_at desc);
create index messages_by_time on notifications.messages (made_at desc);
create unique index messages_by_provider_id on notifications.messages (provider_id) where provider_id is not null;

create table notifications.message_notices (
  message_id bigint not null references notifications.messages (id) on delete cascade,
  notice_id bigint not null references notifications.notices (id) on delete cascade,
  primary key (message_id, notice_id)
);
create index messages_by_notice on notifications.message_notices (notice_id);

-- What a member chose otherwise than usual.
create table notifications.choices (
  patron_id bigint not null references patrons.patrons (id) on delete cascade,
  kind text not null,
  channel text not null check (channel in ('email', 'push', 'whatsapp')),
  wanted boolean not null,
  chosen_at timestamptz not null default now(),
  primary key (patron_id, kind, channel)
);

-- Browsers that may show messages.
create table notifications.push_subscriptions (
  id bigint generated always as identity primary key,
  patron_id bigint not null references patrons.patrons (id) on delete cascade,
  endpoint text not null check (length(endpoint) <= 1000),
  p256dh text not null check (length(p256dh) <= 200),
  auth text not null check (length(auth) <= 100),
  device text not null default '',
  made_at timestamptz not null default now()
);
create unique index one_subscription_per_endpoint on notifications.push_subscriptions (endpoint);
create index subscriptions_by_patron on notifications.push_subscriptions (patron_id);

-- Wordings that staff changed; others are those of the program.
create table notifications.wordings (
  kind text not null,
  language text not null check (language in ('id', 'en')),
  subject text not null check (subject <> '' and length(subject) <= 200),
  body text not null check (body <> '' and length(body) <= 4000),
  changed_by text not null,
  changed_at timestamptz not null default now(),
  primary key (kind, language)
);
