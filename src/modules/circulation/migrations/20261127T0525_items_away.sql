-- What the catalogue knows of copies that are not in their places; it may not ask circulation, which stands above it.
-- One row a copy: for one that is on loan, when it is due.
create view catalogue.items_away as
  select distinct on (item_id) item_id, why, due_on
  from (
    select item_id, 'on-loan' as why, due_on, 1 as weight from circulation.loans where ended_at is null
    union all
    select trapped_item_id, 'kept', null, 2 from circulation.holds where standing = 'ready'
    union all
    select trapped_item_id, 'on-its-way', null, 3 from circulation.holds where standing = 'in-transit'
    union all
    select item_id, 'on-its-way', null, 3 from circulation.transits where received_at is null
  ) away
  order by item_id, weight;
