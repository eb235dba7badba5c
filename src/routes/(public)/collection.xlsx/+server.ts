import * as collection from '$lib/server/collection';
import { answerWith } from '$lib/server/outlets/files';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answerWith('xlsx', collection.collectionXlsx);
