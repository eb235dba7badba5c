import { databaseAnswers } from '$lib/server/ops/health';

const headers = { 'cache-control': 'no-store' };

export async function GET() {
	return (await databaseAnswers())
		? Response.json({ status: 'ok' }, { headers })
		: Response.json({ status: 'unavailable', reason: 'database' }, { status: 503, headers });
}
