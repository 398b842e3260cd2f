-- What each role may do. Run after every migration; saying it twice changes nothing.
revoke all on schema public from public;
revoke all on all tables in schema public from nightdesk_app, nightdesk_reader;
revoke all on all tables in schema live from nightdesk_app, nightdesk_reader;
grant usage on schema public, live to nightdesk_app;
grant select, insert on all tables in schema public to nightdesk_app;
grant select, insert, update, delete on all tables in schema live to nightdesk_app;
grant update on site, publisher, person, bureau, section, article, working_copy, contribution, hold, schedule, media, outbox, session, sign_in_attempt, known_device, approval, save_key, collab_document, kept_words, presence, suggestion, thread, style_rule, receipt, notice, notice_choice, coverage, saved_view, review_link, invite, search_text, search_due to nightdesk_app;
grant delete on membership, contribution, session, sign_in_attempt, known_device, save_key, outbox, purge_ack, collab_update, kept_words, presence, style_rule, notice, notice_choice, saved_view, search_due, picture_use to nightdesk_app;
grant update, delete on portrait, topic, topic_former_slug, article_topic, translation, word_due to nightdesk_app;
grant usage on all sequences in schema public to nightdesk_app;
grant usage on schema live to nightdesk_reader;
grant select on all tables in schema live to nightdesk_reader;
