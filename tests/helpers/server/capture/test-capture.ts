import type { About, Capture } from '../../../../src/lib/server/capture/capture.ts';
import { captureOf } from '../../../../src/lib/server/capture/index.ts';

export async function captured(page: Uint8Array | string, about?: About): Promise<Capture> {
	const answer = await captureOf(Buffer.from(page), about);
	if ('refused' in answer) throw new Error(answer.refused);
	return answer;
}

export async function refusalOf(page: Uint8Array | string, about?: About): Promise<string> {
	const answer = await captureOf(Buffer.from(page), about);
	if ('refused' in answer) return answer.refused;
	throw new Error(`was captured: ${answer.text.slice(0, 200)}`);
}
