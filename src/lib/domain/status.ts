import { type Status, statuses } from './vocabulary.ts';

/**
 * Where a law stands, with what the status alone does not say: «Lapsed (not enacted)». Where that says the status as well,
 * as «in force, amended» does, it stands alone.
 */
export function statusInWords(status: Status, detail: string | null): string {
	const label = statuses[status];
	if (!detail) return label;
	return detail.toLowerCase().includes(label.toLowerCase())
		? detail.charAt(0).toUpperCase() + detail.slice(1)
		: `${label} (${detail})`;
}
