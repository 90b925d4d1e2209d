-- The paper that is offered first: one for labels and one for cards.
alter table catalogue.label_sheets add column usual boolean not null default false;
create unique index one_usual_label_sheet on catalogue.label_sheets ((content = 'card')) where usual;
