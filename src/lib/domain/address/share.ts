/** A letter that opens in the reader's mail program with a page's title and address in it. */
export function mailTo(title: string, address: string): string {
	return `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\n${address}`)}`;
}
