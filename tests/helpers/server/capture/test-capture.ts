import type { About, Capture } from '../../../../src/lib/server/capture/capture.ts';
import { captureOf } from '../../../../src/lib/server/capture/index.ts';

/** What is captured of a page, or of a text as it was pasted. */
export async function captured(page: Uint8Array | string, about?: About): Promise<Capture> {
	const answer = await captureOf(Buffer.from(page), about);
	if ('refused' in answer) throw new Error(answer.refused);
	return answer;
}

/** The sentence that somebody reads whose page is refused. */
export async function refusalOf(page: Uint8Array | string, about?: About): Promise<string> {
	const answer = await captureOf(Buffer.from(page), about);
	if ('refused' in answer) return answer.refused;
	throw new Error(`was captured: ${answer.text.slice(0, 200)}`);
}
