-- The desk and whoever sends something to it say the same words.
ALTER TYPE "proposal_state" RENAME VALUE 'waiting' TO 'sent';--> statement-breakpoint
ALTER TYPE "proposal_state" RENAME VALUE 'returned' TO 'sent_back';--> statement-breakpoint
ALTER TYPE "proposal_state" RENAME VALUE 'taken_back' TO 'withdrawn';
