import { resolve } from '$app/paths';
import type { Choice } from '$lib/domain/choice';
import { nameOf, type Noun } from '$lib/domain/nouns';
import type { Problems } from '$lib/nouns/derive/field';
import type { PickField } from '$lib/nouns/derive/typed';
import { plural } from '$lib/domain/plural';

export interface Desk {
	errors: Problems;
	/** The id of a field’s control, which the summary of errors links to. */
	idOf?: (place: string) => string;
	chosen: Choice[];
	live: boolean;
	/** Finds choices for a picker, unless the record alone is searched. */
	search?: (field: PickField) => (words: string, signal: AbortSignal) => Promise<Choice[]>;
	/** The result of a list that was just pasted into a field. */
	pasted?: { field: string | null; message: string };
	/** Missing if new items cannot be created here. */
	create?: (field: PickField) => (words: string) => Promise<Choice | undefined>;
}

/** Links to the page that looks up names without script. */
export function lookupHref({ of }: PickField): string {
	return `${resolve('/desk/lookup')}?noun=${nameOf[of]}`;
}

/** Fetches a picker's choices; none if the request fails. */
export const searchRecord =
	({ of, only }: PickField) =>
	async (words: string, signal: AbortSignal): Promise<Choice[]> => {
		const query = new URLSearchParams({ noun: nameOf[of], q: words, ...(only && { only }) });
		const response = await fetch(`${resolve('/desk/lookup.json')}?${query}`, { signal });
		return response.ok ? ((await response.json()) as Choice[]) : [];
	};

export async function createNow(noun: Noun, form: FormData): Promise<Created> {
	const href = resolve('/desk/[name]/quick', { name: nameOf[noun] });
	try {
		const headers = { accept: 'application/json' };
		const response = await fetch(href, { method: 'POST', body: form, headers });
		const answer = (await response.json()) as Created & { message?: string };
		if (response.ok) return answer;
		return { errors: { '': response.status === 401 ? signedOut : (answer.message ?? unsaved) } };
	} catch {
		return { errors: { '': unsaved } };
	}
}

const signedOut = 'You are not signed in any more. Sign in in another tab, then go on here.';
const unsaved = 'This could not be saved now. Try again.';

export interface Created {
	choice?: Choice;
	errors?: Problems;
	similar?: Choice[];
}

/** Reads the result of a pasted list from the address. */
export function pastedIn(params: URLSearchParams): Desk['pasted'] {
	const [added, there] = ['added', 'there'].map((name) => Number(params.get(name)) || 0);
	const before = there ? ` ${plural(there, 'name')} stood here before.` : '';
	return {
		field: params.get('pasted'),
		message: `${added ? plural(added, 'name') : 'No name'} added from the list.${before}`
	};
}
