export interface StoredItem {
	/** The key of the item in the collection's address. */
	item: string;
	note: string;
}

const storageKey = 'rulewatch-collection';

/** Returns the kept items in the reader's order; none if the browser stores nothing for this site. */
export function storedItems(): StoredItem[] {
	try {
		const all: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
		return Array.isArray(all) ? all.flatMap(readStored) : [];
	} catch {
		return [];
	}
}

function readStored(entry: unknown): StoredItem[] {
	const { item, note = '' } = (entry ?? {}) as Partial<Record<keyof StoredItem, unknown>>;
	return typeof item === 'string' && typeof note === 'string' ? [{ item, note }] : [];
}

/** Returns false if the browser's storage is off or full. */
export function storeItems(all: StoredItem[]): boolean {
	try {
		localStorage.setItem(storageKey, JSON.stringify(all));
		return true;
	} catch {
		return false;
	}
}

export const notSaved =
	'This browser keeps nothing for this site: its storage is off or full. Nothing was changed.';

/** Calls `look` when another tab changed the items, or the reader returns to a cached page. */
export function whenChangedElsewhere(look: () => void) {
	addEventListener('storage', look);
	addEventListener('pageshow', ({ persisted }) => persisted && look());
}
