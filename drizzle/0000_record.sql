CREATE TYPE "public"."channel" AS ENUM('statement', 'joint_statement', 'press_release', 'press_conference', 'letter', 'open_letter', 'submission', 'report', 'analysis', 'resolution', 'interview', 'remarks', 'social_post', 'meeting', 'protest', 'parliament', 'court');--> statement-breakpoint
CREATE TYPE "public"."date_basis" AS ENUM('event', 'reported');--> statement-breakpoint
CREATE TYPE "public"."demand_kind" AS ENUM('withdraw', 'repeal', 'strike_down', 'refuse_assent', 'suspend', 'amend', 'reconsider', 'review', 'consult', 'parliamentary_scrutiny', 'publish', 'clarify', 'restore_access', 'other');--> statement-breakpoint
CREATE TYPE "public"."event_kind" AS ENUM('drafting', 'approval', 'notification', 'leak', 'publication', 'commencement', 'consultation', 'reaction', 'court', 'amendment', 'suspension', 'withdrawal', 'supersession', 'enforcement', 'removal');--> statement-breakpoint
CREATE TYPE "public"."headline_basis" AS ENUM('page', 'slug', 'none');--> statement-breakpoint
CREATE TYPE "public"."instrument" AS ENUM('act', 'ordinance', 'rules', 'regulation', 'bill', 'code_of_practice', 'framework', 'order', 'policy');--> statement-breakpoint
CREATE TYPE "public"."membership_relation" AS ENUM('member', 'affiliate', 'co_founder', 'signatory', 'project_of', 'person_of');--> statement-breakpoint
CREATE TYPE "public"."publication_state" AS ENUM('draft', 'published', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."regulation_relation_kind" AS ENUM('enabled_by', 'amends', 'supersedes');--> statement-breakpoint
CREATE TYPE "public"."regulation_status" AS ENUM('draft', 'proposed', 'in_force', 'suspended', 'superseded', 'repealed', 'struck_down', 'withdrawn', 'lapsed');--> statement-breakpoint
CREATE TYPE "public"."section" AS ENUM('news', 'court_updates', 'features', 'comment', 'campaigns', 'in_media', 'op_eds', 'editorials', 'laws_and_policies', 'research', 'international_frameworks', 'statements');--> statement-breakpoint
CREATE TYPE "public"."source_type" AS ENUM('news', 'opinion', 'primary', 'law_firm', 'reference', 'repost');--> statement-breakpoint
CREATE TYPE "public"."stakeholder_kind" AS ENUM('civil_society', 'international_ngo', 'media_union', 'media_outlet', 'professional_body', 'academic', 'industry_body', 'company', 'political_party', 'government', 'regulator', 'court', 'person');--> statement-breakpoint
CREATE TYPE "public"."stance" AS ENUM('oppose', 'concerned', 'neutral', 'mixed', 'support');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('contributor', 'editor', 'administrator');--> statement-breakpoint
CREATE TYPE "public"."ticket_purpose" AS ENUM('set_up', 'invitation', 'reset', 'address', 'second_step');--> statement-breakpoint
CREATE TYPE "public"."token_scope" AS ENUM('write', 'publish');--> statement-breakpoint
CREATE TYPE "public"."correction_state" AS ENUM('waiting', 'made', 'declined');--> statement-breakpoint
CREATE TYPE "public"."import_state" AS ENUM('mapping', 'checking', 'checked', 'entering', 'done', 'given_up');--> statement-breakpoint
CREATE TYPE "public"."proposal_state" AS ENUM('waiting', 'returned', 'published', 'rejected', 'taken_back');--> statement-breakpoint
CREATE TABLE "article" (
	"id" text PRIMARY KEY NOT NULL,
	"state" "publication_state" DEFAULT 'draft' NOT NULL,
	"state_reason" text,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"slug" text NOT NULL,
	"url" text,
	"address_key" text,
	"archive_url" text,
	"headline" text,
	"headline_basis" "headline_basis" DEFAULT 'none' NOT NULL,
	"outlet" text NOT NULL,
	"author" text,
	"printed_section" text,
	"section" "section" NOT NULL,
	"source_type" "source_type" NOT NULL,
	"lang" text DEFAULT 'en' NOT NULL,
	"published" text,
	"published_earliest" date,
	"published_latest" date,
	"summary" text,
	CONSTRAINT "article_slug_unique" UNIQUE("slug"),
	CONSTRAINT "article_url_unique" UNIQUE("url"),
	CONSTRAINT "article_url_http" CHECK ("article"."url" ~ '^https?://'),
	CONSTRAINT "article_archive_url_http" CHECK ("article"."archive_url" ~ '^https?://'),
	CONSTRAINT "article_published_has_url" CHECK ("article"."state" <> 'published' or "article"."url" is not null),
	CONSTRAINT "article_headline_has_basis" CHECK (("article"."headline" is null) = ("article"."headline_basis" = 'none')),
	CONSTRAINT "article_published_date_whole" CHECK (num_nulls("article"."published", "article"."published_earliest", "article"."published_latest") in (0, 3) and "article"."published_earliest" <= "article"."published_latest")
);
--> statement-breakpoint
CREATE TABLE "article_regulation" (
	"article_id" text NOT NULL,
	"regulation_id" text NOT NULL,
	CONSTRAINT "article_regulation_article_id_regulation_id_pk" PRIMARY KEY("article_id","regulation_id")
);
--> statement-breakpoint
CREATE TABLE "article_topic" (
	"article_id" text NOT NULL,
	"topic_id" text NOT NULL,
	CONSTRAINT "article_topic_article_id_topic_id_pk" PRIMARY KEY("article_id","topic_id")
);
--> statement-breakpoint
CREATE TABLE "citation" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "citation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"article_id" text NOT NULL,
	"regulation_id" text,
	"stakeholder_id" text,
	"membership_id" text,
	"dated_claim_id" text,
	"statement_id" text,
	"position_id" text,
	"locator" text,
	CONSTRAINT "citation_once" UNIQUE NULLS NOT DISTINCT("article_id","regulation_id","stakeholder_id","membership_id","dated_claim_id","statement_id","position_id"),
	CONSTRAINT "citation_one_target" CHECK (num_nonnulls("citation"."regulation_id", "citation"."stakeholder_id", "citation"."membership_id", "citation"."dated_claim_id", "citation"."statement_id", "citation"."position_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "dated_claim" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"date" text NOT NULL,
	"earliest" date NOT NULL,
	"latest" date NOT NULL,
	"basis" date_basis NOT NULL,
	"preferred" boolean DEFAULT false NOT NULL,
	"note" text,
	CONSTRAINT "dated_claim_span_in_order" CHECK ("dated_claim"."earliest" <= "dated_claim"."latest")
);
--> statement-breakpoint
CREATE TABLE "demand" (
	"statement_id" text NOT NULL,
	"demand" "demand_kind" NOT NULL,
	CONSTRAINT "demand_statement_id_demand_pk" PRIMARY KEY("statement_id","demand")
);
--> statement-breakpoint
CREATE TABLE "event" (
	"id" text PRIMARY KEY NOT NULL,
	"state" "publication_state" DEFAULT 'draft' NOT NULL,
	"state_reason" text,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" "event_kind" NOT NULL,
	"description" text NOT NULL,
	"known_on" text,
	"known_on_earliest" date,
	"known_on_latest" date,
	"statement_id" text,
	CONSTRAINT "event_description_not_blank" CHECK (btrim("event"."description") <> ''),
	CONSTRAINT "event_statement_of_reaction" CHECK ("event"."statement_id" is null or "event"."kind" = 'reaction'),
	CONSTRAINT "event_known_on_whole" CHECK (num_nulls("event"."known_on", "event"."known_on_earliest", "event"."known_on_latest") in (0, 3) and "event"."known_on_earliest" <= "event"."known_on_latest")
);
--> statement-breakpoint
CREATE TABLE "event_actor" (
	"event_id" text NOT NULL,
	"stakeholder_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "event_actor_event_id_stakeholder_id_pk" PRIMARY KEY("event_id","stakeholder_id")
);
--> statement-breakpoint
CREATE TABLE "event_regulation" (
	"event_id" text NOT NULL,
	"regulation_id" text NOT NULL,
	CONSTRAINT "event_regulation_event_id_regulation_id_pk" PRIMARY KEY("event_id","regulation_id")
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"key" text PRIMARY KEY NOT NULL,
	"noun" text NOT NULL,
	"row_id" text NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"id" text PRIMARY KEY NOT NULL,
	"state" "publication_state" DEFAULT 'draft' NOT NULL,
	"state_reason" text,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"group_id" text NOT NULL,
	"member_id" text NOT NULL,
	"relation" "membership_relation" NOT NULL,
	"role" text,
	"as_of" text,
	"as_of_earliest" date,
	"as_of_latest" date,
	"start_date" text,
	"end_date" text,
	CONSTRAINT "membership_once" UNIQUE NULLS NOT DISTINCT("group_id","member_id","relation","as_of"),
	CONSTRAINT "membership_not_in_itself" CHECK ("membership"."group_id" <> "membership"."member_id"),
	CONSTRAINT "membership_as_of_whole" CHECK (num_nulls("membership"."as_of", "membership"."as_of_earliest", "membership"."as_of_latest") in (0, 3) and "membership"."as_of_earliest" <= "membership"."as_of_latest")
);
--> statement-breakpoint
CREATE TABLE "position" (
	"id" text PRIMARY KEY NOT NULL,
	"statement_id" text NOT NULL,
	"regulation_id" text NOT NULL,
	"stance" "stance" NOT NULL,
	CONSTRAINT "position_once" UNIQUE("statement_id","regulation_id")
);
--> statement-breakpoint
CREATE TABLE "quotation" (
	"id" text PRIMARY KEY NOT NULL,
	"statement_id" text NOT NULL,
	"article_id" text NOT NULL,
	"exact" text NOT NULL,
	"prefix" text,
	"suffix" text,
	"lang" text DEFAULT 'en' NOT NULL,
	"state" "publication_state" DEFAULT 'draft' NOT NULL,
	"state_reason" text,
	CONSTRAINT "quotation_exact_not_blank" CHECK (btrim("quotation"."exact") <> '')
);
--> statement-breakpoint
CREATE TABLE "record_version" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"version" bigint NOT NULL,
	"derived" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "regulation" (
	"id" text PRIMARY KEY NOT NULL,
	"state" "publication_state" DEFAULT 'draft' NOT NULL,
	"state_reason" text,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"jurisdiction" text NOT NULL,
	"issuing_body" text NOT NULL,
	"reference_number" text,
	"instrument" "instrument" NOT NULL,
	"status" "regulation_status" NOT NULL,
	"status_detail" text,
	"enabling_sections" text[] DEFAULT '{}' NOT NULL,
	"summary" text,
	"looked_at" date,
	CONSTRAINT "regulation_slug_unique" UNIQUE("slug"),
	CONSTRAINT "regulation_jurisdiction_iso_3166" CHECK ("regulation"."jurisdiction" ~ '^[A-Z]{2}$'),
	CONSTRAINT "regulation_title_not_blank" CHECK (btrim("regulation"."title") <> '')
);
--> statement-breakpoint
CREATE TABLE "regulation_relation" (
	"from_id" text NOT NULL,
	"kind" "regulation_relation_kind" NOT NULL,
	"to_id" text NOT NULL,
	"article_id" text,
	CONSTRAINT "regulation_relation_from_id_kind_to_id_pk" PRIMARY KEY("from_id","kind","to_id"),
	CONSTRAINT "regulation_relation_not_to_itself" CHECK ("regulation_relation"."from_id" <> "regulation_relation"."to_id")
);
--> statement-breakpoint
CREATE TABLE "regulation_topic" (
	"regulation_id" text NOT NULL,
	"topic_id" text NOT NULL,
	CONSTRAINT "regulation_topic_regulation_id_topic_id_pk" PRIMARY KEY("regulation_id","topic_id")
);
--> statement-breakpoint
CREATE TABLE "revision" (
	"noun" text NOT NULL,
	"row_id" text NOT NULL,
	"version" integer NOT NULL,
	"snapshot" jsonb NOT NULL,
	"author" text NOT NULL,
	"author_id" text,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "revision_noun_row_id_version_pk" PRIMARY KEY("noun","row_id","version")
);
--> statement-breakpoint
CREATE TABLE "signatory" (
	"statement_id" text NOT NULL,
	"stakeholder_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "signatory_statement_id_stakeholder_id_pk" PRIMARY KEY("statement_id","stakeholder_id")
);
--> statement-breakpoint
CREATE TABLE "stakeholder" (
	"id" text PRIMARY KEY NOT NULL,
	"state" "publication_state" DEFAULT 'draft' NOT NULL,
	"state_reason" text,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"kind" "stakeholder_kind" NOT NULL,
	"country" text,
	"role" text,
	CONSTRAINT "stakeholder_slug_unique" UNIQUE("slug"),
	CONSTRAINT "stakeholder_country_iso_3166" CHECK ("stakeholder"."country" ~ '^[A-Z]{2}$'),
	CONSTRAINT "stakeholder_name_not_blank" CHECK (btrim("stakeholder"."name") <> '')
);
--> statement-breakpoint
CREATE TABLE "statement" (
	"id" text PRIMARY KEY NOT NULL,
	"state" "publication_state" DEFAULT 'draft' NOT NULL,
	"state_reason" text,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"organisation_id" text,
	"speaker_id" text,
	"speaker_role" text,
	"date" text NOT NULL,
	"earliest" date NOT NULL,
	"latest" date NOT NULL,
	"basis" date_basis NOT NULL,
	"channel" "channel" NOT NULL,
	"lang" text DEFAULT 'en' NOT NULL,
	"summary" text NOT NULL,
	CONSTRAINT "statement_is_attributed" CHECK (num_nonnulls("statement"."organisation_id", "statement"."speaker_id") > 0),
	CONSTRAINT "statement_summary_not_blank" CHECK (btrim("statement"."summary") <> ''),
	CONSTRAINT "statement_span_in_order" CHECK ("statement"."earliest" <= "statement"."latest")
);
--> statement-breakpoint
CREATE TABLE "topic" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "topic_slug_unique" UNIQUE("slug"),
	CONSTRAINT "topic_name_unique" UNIQUE("name"),
	CONSTRAINT "topic_name_not_blank" CHECK (btrim("topic"."name") <> '')
);
--> statement-breakpoint
CREATE TABLE "clock" (
	"regulation_id" text PRIMARY KEY NOT NULL,
	"happened" text,
	"happened_latest" date,
	"made" text,
	"made_earliest" date,
	"made_latest" date,
	"text_public" text,
	"text_public_earliest" date,
	"text_public_latest" date,
	"first_reaction" text,
	"first_reaction_earliest" date,
	"first_reaction_latest" date,
	"hidden" integer GENERATED ALWAYS AS (case
			when made is null or text_public is null then -2
			when made_earliest < made_latest or text_public_earliest < text_public_latest or text_public_earliest < made_latest then -1
			else text_public_earliest - made_latest
		end) STORED,
	"answered" integer GENERATED ALWAYS AS (case
			when text_public is null or first_reaction is null then -2
			when text_public_earliest < text_public_latest or first_reaction_earliest < first_reaction_latest or first_reaction_earliest < text_public_latest then -1
			else first_reaction_earliest - text_public_latest
		end) STORED
);
--> statement-breakpoint
CREATE TABLE "represented" (
	"statement_id" text NOT NULL,
	"stakeholder_id" text NOT NULL,
	CONSTRAINT "represented_statement_id_stakeholder_id_pk" PRIMARY KEY("statement_id","stakeholder_id")
);
--> statement-breakpoint
CREATE TABLE "search_entry" (
	"noun" text NOT NULL,
	"row_id" text NOT NULL,
	"names" text,
	"vector" "tsvector" NOT NULL,
	"kind" "stakeholder_kind",
	"shelf" smallint NOT NULL,
	"latest" date,
	"lang" text,
	"regulations" text[] NOT NULL,
	"stances" "stance"[] NOT NULL,
	"positions" text[] NOT NULL,
	CONSTRAINT "search_entry_noun_row_id_pk" PRIMARY KEY("noun","row_id")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" "role" NOT NULL,
	"password_hash" text NOT NULL,
	"totp_secret" text,
	"totp_confirmed_at" timestamp with time zone,
	"totp_last_step" bigint,
	"disabled_at" timestamp with time zone,
	"most_megabytes" integer,
	"most_waiting" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_email_unique" UNIQUE("email"),
	CONSTRAINT "account_name_not_blank" CHECK (btrim("account"."name") <> ''),
	CONSTRAINT "account_quota_positive" CHECK ("account"."most_megabytes" > 0 and "account"."most_waiting" > 0),
	CONSTRAINT "account_totp_whole" CHECK ("account"."totp_confirmed_at" is null or "account"."totp_secret" is not null)
);
--> statement-breakpoint
CREATE TABLE "activity" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "activity_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"actor_id" text,
	"actor_name" text,
	"subject" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_token" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"account_id" text NOT NULL,
	"name" text NOT NULL,
	"scopes" "token_scope"[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_on" date,
	CONSTRAINT "api_token_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "api_token_name_not_blank" CHECK (btrim("api_token"."name") <> ''),
	CONSTRAINT "api_token_does_something" CHECK (cardinality("api_token"."scopes") > 0)
);
--> statement-breakpoint
CREATE TABLE "device" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"used_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"dedupe_key" text NOT NULL,
	"kind" text NOT NULL,
	"recipient" text NOT NULL,
	"sealed" text,
	"created_at" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"failure" text,
	CONSTRAINT "outbox_once" UNIQUE("dedupe_key")
);
--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"account_id" text NOT NULL,
	"code_hash" text NOT NULL,
	CONSTRAINT "recovery_code_account_id_code_hash_pk" PRIMARY KEY("account_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"device" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticket" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"purpose" "ticket_purpose" NOT NULL,
	"account_id" text,
	"email" text,
	"role" "role",
	"created_by" text,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ticket_has_bearer" CHECK (case "ticket"."purpose"
				when 'set_up' then num_nonnulls("ticket"."account_id", "ticket"."email", "ticket"."role") = 0
				when 'invitation' then "ticket"."account_id" is null and num_nulls("ticket"."email", "ticket"."role", "ticket"."created_by") = 0
				else "ticket"."account_id" is not null end)
);
--> statement-breakpoint
CREATE TABLE "tries" (
	"key" text PRIMARY KEY NOT NULL,
	"times" timestamp with time zone[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "correction" (
	"id" text PRIMARY KEY NOT NULL,
	"page" text NOT NULL,
	"message" text NOT NULL,
	"proof" text,
	"contact" text,
	"state" "correction_state" DEFAULT 'waiting' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answer" text,
	"note" text,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"noun" text,
	"row_id" text,
	"row_version" integer,
	CONSTRAINT "correction_made_is_answered" CHECK ("correction"."state" <> 'made' or ("correction"."answer" is not null and "correction"."decided_at" is not null)),
	CONSTRAINT "correction_made_names_its_change" CHECK (num_nulls("correction"."noun", "correction"."row_id", "correction"."row_version") = case when "correction"."state" = 'made' then 0 else 3 end)
);
--> statement-breakpoint
CREATE TABLE "correction_change" (
	"correction_id" text NOT NULL,
	"noun" text NOT NULL,
	"row_id" text NOT NULL,
	"row_version" integer NOT NULL,
	CONSTRAINT "correction_change_correction_id_noun_row_id_row_version_pk" PRIMARY KEY("correction_id","noun","row_id","row_version")
);
--> statement-breakpoint
CREATE TABLE "csv_import" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"file_name" text NOT NULL,
	"hash" text NOT NULL,
	"bytes" integer DEFAULT 0 NOT NULL,
	"state" "import_state" DEFAULT 'mapping' NOT NULL,
	"columns" text[] NOT NULL,
	"mapping" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"total" integer NOT NULL,
	"checked" integer DEFAULT 0 NOT NULL,
	"wrong" integer DEFAULT 0 NOT NULL,
	"known" integer DEFAULT 0 NOT NULL,
	"account_id" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"failure" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "csv_row" (
	"import_id" text NOT NULL,
	"number" integer NOT NULL,
	"cells" text[] NOT NULL,
	"item" jsonb,
	"problems" jsonb,
	CONSTRAINT "csv_row_import_id_number_pk" PRIMARY KEY("import_id","number")
);
--> statement-breakpoint
CREATE TABLE "former_slug" (
	"noun" text NOT NULL,
	"slug" text NOT NULL,
	"row_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "former_slug_noun_slug_pk" PRIMARY KEY("noun","slug")
);
--> statement-breakpoint
CREATE TABLE "merge" (
	"id" text PRIMARY KEY NOT NULL,
	"from_id" text NOT NULL,
	"to_id" text NOT NULL,
	"account_id" text NOT NULL,
	"reason" text NOT NULL,
	"moved" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"undone_by" text,
	"undone_at" timestamp with time zone,
	CONSTRAINT "merge_not_with_itself" CHECK ("merge"."from_id" <> "merge"."to_id")
);
--> statement-breakpoint
CREATE TABLE "proposal" (
	"id" text PRIMARY KEY NOT NULL,
	"noun" text NOT NULL,
	"row_id" text NOT NULL,
	"base" integer NOT NULL,
	"item" jsonb NOT NULL,
	"bytes" integer GENERATED ALWAYS AS (octet_length(item::text)) STORED,
	"title" text NOT NULL,
	"author_id" text NOT NULL,
	"reason" text NOT NULL,
	"state" "proposal_state" DEFAULT 'waiting' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	"note" text,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	CONSTRAINT "proposal_decided_whole" CHECK (num_nulls("proposal"."decided_by", "proposal"."decided_at") in (0, 2))
);
--> statement-breakpoint
CREATE TABLE "typed_name" (
	"account_id" text NOT NULL,
	"noun" text NOT NULL,
	"row_id" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "typed_name_account_id_noun_row_id_pk" PRIMARY KEY("account_id","noun","row_id")
);
--> statement-breakpoint
CREATE TABLE "unsent_form" (
	"key" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"noun" text NOT NULL,
	"row_id" text,
	"version" integer DEFAULT 0 NOT NULL,
	"proposal_id" text,
	"typed" jsonb NOT NULL,
	"bytes" integer GENERATED ALWAYS AS (octet_length(typed::text)) STORED,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "article_regulation" ADD CONSTRAINT "article_regulation_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_regulation" ADD CONSTRAINT "article_regulation_regulation_id_regulation_id_fk" FOREIGN KEY ("regulation_id") REFERENCES "public"."regulation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_topic" ADD CONSTRAINT "article_topic_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_topic" ADD CONSTRAINT "article_topic_topic_id_topic_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation" ADD CONSTRAINT "citation_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation" ADD CONSTRAINT "citation_regulation_id_regulation_id_fk" FOREIGN KEY ("regulation_id") REFERENCES "public"."regulation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation" ADD CONSTRAINT "citation_stakeholder_id_stakeholder_id_fk" FOREIGN KEY ("stakeholder_id") REFERENCES "public"."stakeholder"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation" ADD CONSTRAINT "citation_membership_id_membership_id_fk" FOREIGN KEY ("membership_id") REFERENCES "public"."membership"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation" ADD CONSTRAINT "citation_dated_claim_id_dated_claim_id_fk" FOREIGN KEY ("dated_claim_id") REFERENCES "public"."dated_claim"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation" ADD CONSTRAINT "citation_statement_id_statement_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation" ADD CONSTRAINT "citation_position_id_position_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."position"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dated_claim" ADD CONSTRAINT "dated_claim_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "demand" ADD CONSTRAINT "demand_statement_id_statement_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_statement_id_statement_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_actor" ADD CONSTRAINT "event_actor_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_actor" ADD CONSTRAINT "event_actor_stakeholder_id_stakeholder_id_fk" FOREIGN KEY ("stakeholder_id") REFERENCES "public"."stakeholder"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_regulation" ADD CONSTRAINT "event_regulation_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_regulation" ADD CONSTRAINT "event_regulation_regulation_id_regulation_id_fk" FOREIGN KEY ("regulation_id") REFERENCES "public"."regulation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_group_id_stakeholder_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."stakeholder"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_member_id_stakeholder_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."stakeholder"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position" ADD CONSTRAINT "position_statement_id_statement_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position" ADD CONSTRAINT "position_regulation_id_regulation_id_fk" FOREIGN KEY ("regulation_id") REFERENCES "public"."regulation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotation" ADD CONSTRAINT "quotation_statement_id_statement_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotation" ADD CONSTRAINT "quotation_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regulation_relation" ADD CONSTRAINT "regulation_relation_from_id_regulation_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."regulation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regulation_relation" ADD CONSTRAINT "regulation_relation_to_id_regulation_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."regulation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regulation_relation" ADD CONSTRAINT "regulation_relation_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regulation_topic" ADD CONSTRAINT "regulation_topic_regulation_id_regulation_id_fk" FOREIGN KEY ("regulation_id") REFERENCES "public"."regulation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regulation_topic" ADD CONSTRAINT "regulation_topic_topic_id_topic_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatory" ADD CONSTRAINT "signatory_statement_id_statement_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatory" ADD CONSTRAINT "signatory_stakeholder_id_stakeholder_id_fk" FOREIGN KEY ("stakeholder_id") REFERENCES "public"."stakeholder"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_organisation_id_stakeholder_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."stakeholder"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_speaker_id_stakeholder_id_fk" FOREIGN KEY ("speaker_id") REFERENCES "public"."stakeholder"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device" ADD CONSTRAINT "device_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_change_is_saved" FOREIGN KEY ("noun","row_id","row_version") REFERENCES "public"."revision"("noun","row_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_change" ADD CONSTRAINT "correction_change_correction_id_correction_id_fk" FOREIGN KEY ("correction_id") REFERENCES "public"."correction"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_change" ADD CONSTRAINT "correction_further_change_is_saved" FOREIGN KEY ("noun","row_id","row_version") REFERENCES "public"."revision"("noun","row_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "csv_import" ADD CONSTRAINT "csv_import_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "csv_row" ADD CONSTRAINT "csv_row_import_id_csv_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."csv_import"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merge" ADD CONSTRAINT "merge_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merge" ADD CONSTRAINT "merge_undone_by_account_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_author_id_account_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "typed_name" ADD CONSTRAINT "typed_name_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unsent_form" ADD CONSTRAINT "unsent_form_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_address_key_index" ON "article" USING btree ("address_key");--> statement-breakpoint
CREATE INDEX "article_latest_index" ON "article" USING btree (coalesce("published_latest", '-infinity') desc,coalesce("published_earliest", '-infinity') desc,"id");--> statement-breakpoint
CREATE INDEX "article_oldest_index" ON "article" USING btree (coalesce("published_latest", 'infinity'),coalesce("published_earliest", 'infinity'),"id");--> statement-breakpoint
CREATE INDEX "article_section_index" ON "article" USING btree ("state","section",coalesce("published_latest", '-infinity') desc,coalesce("published_earliest", '-infinity') desc,"id");--> statement-breakpoint
CREATE INDEX "article_section_neighbour_index" ON "article" USING btree ("section","published_latest","published_earliest","id");--> statement-breakpoint
CREATE INDEX "article_updated_index" ON "article" USING btree ("state","updated_at");--> statement-breakpoint
CREATE INDEX "article_outlet_index" ON "article" USING btree ("outlet");--> statement-breakpoint
CREATE INDEX "article_regulation_regulation_index" ON "article_regulation" USING btree ("regulation_id");--> statement-breakpoint
CREATE INDEX "article_topic_topic_index" ON "article_topic" USING btree ("topic_id");--> statement-breakpoint
CREATE INDEX "citation_regulation_id_index" ON "citation" USING btree ("regulation_id");--> statement-breakpoint
CREATE INDEX "citation_stakeholder_id_index" ON "citation" USING btree ("stakeholder_id");--> statement-breakpoint
CREATE INDEX "citation_membership_id_index" ON "citation" USING btree ("membership_id");--> statement-breakpoint
CREATE INDEX "citation_dated_claim_id_index" ON "citation" USING btree ("dated_claim_id");--> statement-breakpoint
CREATE INDEX "citation_statement_id_index" ON "citation" USING btree ("statement_id");--> statement-breakpoint
CREATE INDEX "citation_position_id_index" ON "citation" USING btree ("position_id");--> statement-breakpoint
CREATE UNIQUE INDEX "dated_claim_one_preferred" ON "dated_claim" USING btree ("event_id") WHERE "dated_claim"."preferred";--> statement-breakpoint
CREATE INDEX "dated_claim_event_index" ON "dated_claim" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "dated_claim_latest_index" ON "dated_claim" USING btree ("latest","earliest","event_id") WHERE "dated_claim"."preferred";--> statement-breakpoint
CREATE INDEX "event_statement_index" ON "event" USING btree ("statement_id");--> statement-breakpoint
CREATE INDEX "event_kind_index" ON "event" USING btree ("kind");--> statement-breakpoint
CREATE INDEX "event_updated_index" ON "event" USING btree ("state","updated_at");--> statement-breakpoint
CREATE INDEX "event_actor_stakeholder_index" ON "event_actor" USING btree ("stakeholder_id");--> statement-breakpoint
CREATE INDEX "event_regulation_regulation_index" ON "event_regulation" USING btree ("regulation_id");--> statement-breakpoint
CREATE INDEX "membership_member_index" ON "membership" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "membership_updated_index" ON "membership" USING btree ("state","updated_at");--> statement-breakpoint
CREATE INDEX "position_regulation_index" ON "position" USING btree ("regulation_id");--> statement-breakpoint
CREATE INDEX "quotation_statement_index" ON "quotation" USING btree ("statement_id");--> statement-breakpoint
CREATE INDEX "quotation_article_index" ON "quotation" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "regulation_jurisdiction_index" ON "regulation" USING btree ("state","jurisdiction","instrument");--> statement-breakpoint
CREATE INDEX "regulation_instrument_index" ON "regulation" USING btree ("state","instrument","jurisdiction");--> statement-breakpoint
CREATE INDEX "regulation_updated_index" ON "regulation" USING btree ("state","updated_at");--> statement-breakpoint
CREATE INDEX "regulation_relation_to_index" ON "regulation_relation" USING btree ("to_id");--> statement-breakpoint
CREATE INDEX "regulation_relation_article_index" ON "regulation_relation" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "regulation_topic_topic_index" ON "regulation_topic" USING btree ("topic_id");--> statement-breakpoint
CREATE INDEX "revision_created_index" ON "revision" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "revision_sent_index" ON "revision" USING btree ("author_id") WHERE version = 1 and snapshot->>'stateReason' = 'Waiting for an editor';--> statement-breakpoint
CREATE INDEX "signatory_stakeholder_index" ON "signatory" USING btree ("stakeholder_id");--> statement-breakpoint
CREATE INDEX "stakeholder_kind_index" ON "stakeholder" USING btree ("kind");--> statement-breakpoint
CREATE INDEX "stakeholder_updated_index" ON "stakeholder" USING btree ("state","updated_at");--> statement-breakpoint
CREATE INDEX "statement_organisation_index" ON "statement" USING btree ("organisation_id","latest" DESC NULLS FIRST,"earliest" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "statement_speaker_index" ON "statement" USING btree ("speaker_id","latest" DESC NULLS FIRST,"earliest" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "statement_latest_index" ON "statement" USING btree ("latest" DESC NULLS FIRST,"earliest" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "statement_oldest_index" ON "statement" USING btree ("latest","earliest","id");--> statement-breakpoint
CREATE INDEX "statement_updated_index" ON "statement" USING btree ("state","updated_at");--> statement-breakpoint
CREATE INDEX "clock_happened_index" ON "clock" USING btree (coalesce("happened_latest", '-infinity'));--> statement-breakpoint
CREATE INDEX "clock_longest_index" ON "clock" USING btree (coalesce("text_public_earliest" - "made_latest", -999999));--> statement-breakpoint
CREATE INDEX "represented_stakeholder_index" ON "represented" USING btree ("stakeholder_id");--> statement-breakpoint
CREATE INDEX "search_entry_vector_index" ON "search_entry" USING gin ("vector") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "search_entry_shelf_index" ON "search_entry" USING btree ("shelf");--> statement-breakpoint
CREATE INDEX "activity_at_index" ON "activity" USING btree ("at");--> statement-breakpoint
CREATE INDEX "activity_kind_index" ON "activity" USING btree ("kind","id");--> statement-breakpoint
CREATE INDEX "api_token_account_index" ON "api_token" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "device_account_index" ON "device" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "outbox_waiting_index" ON "outbox" USING btree ("next_try_at") WHERE "outbox"."sent_at" is null;--> statement-breakpoint
CREATE INDEX "session_account_index" ON "session" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "ticket_account_index" ON "ticket" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "correction_queue_index" ON "correction" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "csv_import_account_index" ON "csv_import" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "former_slug_row_index" ON "former_slug" USING btree ("row_id");--> statement-breakpoint
CREATE INDEX "merge_from_index" ON "merge" USING btree ("from_id");--> statement-breakpoint
CREATE INDEX "merge_to_index" ON "merge" USING btree ("to_id");--> statement-breakpoint
CREATE INDEX "proposal_queue_index" ON "proposal" USING btree ("state","sent_at");--> statement-breakpoint
CREATE INDEX "proposal_author_index" ON "proposal" USING btree ("author_id","sent_at");--> statement-breakpoint
CREATE INDEX "proposal_row_index" ON "proposal" USING btree ("noun","row_id");--> statement-breakpoint
CREATE INDEX "unsent_form_account_index" ON "unsent_form" USING btree ("account_id","updated_at");