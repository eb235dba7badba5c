/**
 * Says between which words two texts differ: «“three” in place of “two”».
 * @param most letters of these words; of more it says only how much of the text they are
 */
export function changedWords(before: string, after: string, most: number): string {
	const [old, now] = [before.split(/\s+/), after.split(/\s+/)];
	const shorter = Math.min(old.length, now.length);
	let start = 0;
	while (start < shorter && old[start] === now[start]) start++;
	let end = 0;
	while (end < shorter - start && old.at(-1 - end) === now.at(-1 - end)) end++;
	const [gone, come] = [old, now].map((words) => words.slice(start, words.length - end).join(' '));
	if (gone!.length + come!.length > most) return start + end ? 'changed in part' : 'written anew';
	if (!gone && !come) return 'set in other lines';
	if (!gone) return `“${come}” added`;
	return come ? `“${come}” in place of “${gone}”` : `“${gone}” taken out`;
}
