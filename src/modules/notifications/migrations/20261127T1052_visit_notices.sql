-- Members are told when the mobile library does not come to the stop where something waits for them.
alter table notifications.notices
  drop constraint notices_kind_check,
  add constraint notices_kind_check check (kind in
    ('welcome', 'verification', 'receipt', 'due-soon', 'overdue', 'hold-ready', 'hold-expiring', 'card-expiring',
      'suggestion', 'visit-dropped'));
