CREATE TABLE "typed_name" (
	"account_id" text NOT NULL,
	"noun" text NOT NULL,
	"row_id" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "typed_name_account_id_noun_row_id_pk" PRIMARY KEY("account_id","noun","row_id")
);
--> statement-breakpoint
DROP INDEX "activity_kind_index";--> statement-breakpoint
ALTER TABLE "typed_name" ADD CONSTRAINT "typed_name_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activity_kind_index" ON "activity" USING btree ("kind","id");