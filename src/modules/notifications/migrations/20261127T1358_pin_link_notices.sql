-- A member who forgot the PIN is sent a link by which another one is set.
alter table notifications.notices
  drop constraint notices_kind_check,
  add constraint notices_kind_check check (kind in
    ('welcome', 'verification', 'receipt', 'due-soon', 'overdue', 'hold-ready', 'hold-expiring', 'card-expiring',
      'suggestion', 'visit-dropped', 'pin-link'));
