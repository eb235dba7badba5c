import { upperFirst } from './plural.ts';
import { type Status, statuses } from './vocabulary.ts';

/** «Lapsed (not enacted)»; a detail that contains the status, such as «in force, amended», stands alone. */
export function statusInWords(status: Status, detail: string | null): string {
	const label = statuses[status];
	if (!detail) return label;
	return detail.toLowerCase().includes(label.toLowerCase())
		? upperFirst(detail)
		: `${label} (${detail})`;
}
