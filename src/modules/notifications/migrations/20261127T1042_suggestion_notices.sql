-- Members are told what becomes of what they suggested or support.
alter table notifications.notices
  drop constraint notices_kind_check,
  add constraint notices_kind_check check (kind in
    ('welcome', 'verification', 'receipt', 'due-soon', 'overdue', 'hold-ready', 'hold-expiring', 'card-expiring',
      'suggestion'));
