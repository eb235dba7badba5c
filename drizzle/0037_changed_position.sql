CREATE TABLE "changed_position" (
	"statement_id" text NOT NULL,
	"regulation_id" text NOT NULL,
	"stakeholder_id" text NOT NULL,
	"before_id" text NOT NULL,
	CONSTRAINT "changed_position_statement_id_regulation_id_pk" PRIMARY KEY("statement_id","regulation_id")
);
--> statement-breakpoint
CREATE INDEX "changed_position_regulation_index" ON "changed_position" USING btree ("regulation_id");--> statement-breakpoint
CREATE INDEX "changed_position_stakeholder_index" ON "changed_position" USING btree ("stakeholder_id");--> statement-breakpoint
CREATE INDEX "statement_attributed_index" ON "statement" USING btree (coalesce("organisation_id", "speaker_id"));