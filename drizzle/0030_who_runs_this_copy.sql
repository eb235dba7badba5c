CREATE TYPE "public"."principle" AS ENUM('purpose', 'people', 'fairness', 'sources', 'funding', 'methodology', 'corrections');--> statement-breakpoint
CREATE TABLE "principle_answer" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "principle_answer_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"principle" "principle" NOT NULL,
	"words" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "site_choice" ADD COLUMN "operator_id" text;--> statement-breakpoint
CREATE INDEX "principle_answer_index" ON "principle_answer" USING btree ("principle","id");--> statement-breakpoint
ALTER TABLE "site_choice" ADD CONSTRAINT "site_choice_operator_id_stakeholder_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."stakeholder"("id") ON DELETE no action ON UPDATE no action;