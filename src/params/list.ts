import type { ParamMatcher } from '@sveltejs/kit';
import { isListed } from '$lib/domain/files';

export const match = isListed satisfies ParamMatcher;
