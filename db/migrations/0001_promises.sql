-- The database's own promises: what no bug and no query of the application may break.

alter table "article" add constraint "article_live_revision_fk" foreign key ("live_revision_id") references "revision"("id");
--> statement-breakpoint
alter table "article" add constraint "article_approved_revision_fk" foreign key ("approved_revision_id") references "revision"("id");
--> statement-breakpoint
insert into "live"."purge_head" ("only", "seq") values (true, 0);
--> statement-breakpoint

-- The record is immutable.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is a record: rows are added, never changed or removed', tg_table_name using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger revision_is_immutable before update or delete on "revision" for each row execute function refuse_change();
--> statement-breakpoint
create trigger revision_is_kept before truncate on "revision" for each statement execute function refuse_change();
--> statement-breakpoint
create trigger event_is_immutable before update or delete on "event" for each row execute function refuse_change();
--> statement-breakpoint
create trigger event_is_kept before truncate on "event" for each statement execute function refuse_change();
--> statement-breakpoint
create trigger anchor_is_immutable before update or delete on "anchor" for each row execute function refuse_change();
--> statement-breakpoint
create trigger anchor_is_kept before truncate on "anchor" for each statement execute function refuse_change();
--> statement-breakpoint
create trigger public_note_is_immutable before update or delete on "public_note" for each row execute function refuse_change();
--> statement-breakpoint
create trigger public_note_is_kept before truncate on "public_note" for each statement execute function refuse_change();
--> statement-breakpoint

-- An approval can only fall, once.
create function approval_only_falls() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'an approval is a record: it may be voided, never removed' using errcode = 'restrict_violation';
  end if;
  if old.voided_at is not null
    or new.voided_at is null
    or (new.id, new.article_id, new.revision_id, new.revision_hash, new.kind, new.change_class, new.public_note, new.approver_id, new.at)
       is distinct from
       (old.id, old.article_id, old.revision_id, old.revision_hash, old.kind, old.change_class, old.public_note, old.approver_id, old.at)
  then
    raise exception 'an approval is a record: it may be voided once and nothing else' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger approval_only_falls before update or delete on "approval" for each row execute function approval_only_falls();
--> statement-breakpoint

-- An approval is for the hash of the revision that it names.
create function approval_names_its_hash() returns trigger language plpgsql as $$
begin
  if not exists (
    select from "revision" r
    where r.id = new.revision_id and r.article_id = new.article_id and r.hash = new.revision_hash
  ) then
    raise exception 'an approval must carry the hash of its revision' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger approval_names_its_hash before insert on "approval" for each row execute function approval_names_its_hash();
--> statement-breakpoint

-- Nothing goes live without a standing approval of its hash by a second person, or a break-glass event.
create function live_needs_approval() returns trigger language plpgsql as $$
declare
  policy four_eyes_policy;
  fresh boolean := tg_op = 'INSERT' or new.live_revision_id is distinct from old.live_revision_id;
  cut record;
begin
  if tg_op = 'INSERT' and new.publication = 'never' and new.live_revision_id is null then
    return new;
  end if;
  if tg_op = 'UPDATE' and old.publication = 'killed' and new.publication <> 'killed' then
    raise exception 'a killed article stays killed' using errcode = 'check_violation';
  end if;
  if not (fresh or (new.publication = 'live' and old.publication <> 'live')) then
    return new;
  end if;
  select id, hash, authors into cut from "revision" where id = new.live_revision_id and article_id = new.id;
  if not found then
    raise exception 'a live revision must be a revision of its own article' using errcode = 'check_violation';
  end if;
  if exists (select from "event" e where e.article_id = new.id and e.revision_id = cut.id and e.emergency) then
    return new;
  end if;
  select four_eyes into policy from "bureau" where id = new.bureau_id;
  if exists (
    select from "approval" a
    where a.article_id = new.id
      and a.revision_hash = cut.hash
      and a.kind = 'desk'
      and a.voided_at is null
      and (
        policy = 'off'
        or (
          (not fresh or old.submitted_by is null or a.approver_id <> old.submitted_by)
          and cut.authors <> array[a.approver_id]
        )
      )
  ) then
    return new;
  end if;
  raise exception 'article % has no approval for revision % by a second person', new.id, new.live_revision_id
    using errcode = 'check_violation', constraint = 'live_needs_approval';
end $$;
--> statement-breakpoint
create trigger live_needs_approval before insert or update of live_revision_id, publication on "article"
  for each row execute function live_needs_approval();
--> statement-breakpoint

-- Events form one unbroken chain per article.
create function event_joins_its_chain() returns trigger language plpgsql as $$
declare
  head record;
begin
  select number, hash into head from "event" where article_id = new.article_id order by number desc limit 1;
  if coalesce(head.number, 0) + 1 <> new.number or coalesce(head.hash, '') <> new.previous_hash then
    raise exception 'event % of article % does not follow the last one', new.number, new.article_id
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger event_joins_its_chain before insert on "event" for each row execute function event_joins_its_chain();
--> statement-breakpoint

-- What readers may know of people, places and pictures: public columns, and only where a live page names them.
create view "live"."site" as select name, description, zone, language, show_views from "site";
--> statement-breakpoint
create view "live"."section" as select id, slug, name, description, position from "section";
--> statement-breakpoint
create view "live"."bureau" as select id, slug, name, description, position from "bureau";
--> statement-breakpoint
create view "live"."person" as
  select p.id, p.slug, p.name, p.bio from "person" p
  where exists (select from "live"."byline" b where b.person_id = p.id);
--> statement-breakpoint
create view "live"."media" as
  select m.id, m.key, m.width, m.height, m.widths from "media" m
  where exists (select from "live"."picture" p where p.media_id = m.id);
