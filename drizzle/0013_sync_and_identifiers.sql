CREATE TYPE "public"."regulation_scheme" AS ENUM('wikidata', 'eli', 'celex', 'legislation_gov_uk', 'sro');--> statement-breakpoint
CREATE TYPE "public"."stakeholder_scheme" AS ENUM('wikidata', 'isni', 'viaf', 'ror', 'lei', 'opencorporates', 'org_id');--> statement-breakpoint
CREATE TABLE "regulation_identifier" (
	"regulation_id" text NOT NULL,
	"scheme" "regulation_scheme" NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "regulation_identifier_regulation_id_scheme_value_pk" PRIMARY KEY("regulation_id","scheme","value")
);
--> statement-breakpoint
CREATE TABLE "stakeholder_identifier" (
	"stakeholder_id" text NOT NULL,
	"scheme" "stakeholder_scheme" NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "stakeholder_identifier_stakeholder_id_scheme_value_pk" PRIMARY KEY("stakeholder_id","scheme","value")
);
--> statement-breakpoint
CREATE TABLE "sync_entry" (
	"noun" text NOT NULL,
	"row_id" text NOT NULL,
	"point" bigint NOT NULL,
	CONSTRAINT "sync_entry_noun_row_id_pk" PRIMARY KEY("noun","row_id")
);
--> statement-breakpoint
CREATE TABLE "sync_point" (
	"number" bigint PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "regulation_identifier" ADD CONSTRAINT "regulation_identifier_regulation_id_regulation_id_fk" FOREIGN KEY ("regulation_id") REFERENCES "public"."regulation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stakeholder_identifier" ADD CONSTRAINT "stakeholder_identifier_stakeholder_id_stakeholder_id_fk" FOREIGN KEY ("stakeholder_id") REFERENCES "public"."stakeholder"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "regulation_identifier_value_index" ON "regulation_identifier" USING btree ("scheme","value");--> statement-breakpoint
CREATE INDEX "stakeholder_identifier_value_index" ON "stakeholder_identifier" USING btree ("scheme","value");--> statement-breakpoint
CREATE INDEX "sync_entry_point_index" ON "sync_entry" USING btree ("noun","point","row_id");--> statement-breakpoint
CREATE INDEX "sync_point_at_index" ON "sync_point" USING btree ("at");