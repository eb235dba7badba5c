CREATE TABLE "participation" (
	"statement_id" text NOT NULL,
	"stakeholder_id" text NOT NULL,
	"date" text NOT NULL,
	"earliest" date NOT NULL,
	"latest" date NOT NULL,
	CONSTRAINT "participation_statement_id_stakeholder_id_pk" PRIMARY KEY("statement_id","stakeholder_id")
);
--> statement-breakpoint
CREATE INDEX "participation_stakeholder_index" ON "participation" USING btree ("stakeholder_id","latest");