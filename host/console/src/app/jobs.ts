import type { LastImportsQuery } from '../gql/graphql';

export type Job = NonNullable<NonNullable<LastImportsQuery['importJobs']>['nodes']>[number];

const underWay = ['UPLOADED', 'VALIDATING', 'RUNNING'];

export const isUnderWay = ({ status }: Pick<Job, 'status'>) => underWay.includes(status);

/** What waits for an answer: a file that was checked and may be written, or one that stopped half way. */
export const isWaiting = ({ allowed }: Pick<Job, 'allowed'>) => allowed.includes('commitImport') || allowed.includes('resumeImport');

/** How far a job is, in whole percent; null while nobody can know. */
export const percentOf = ({ status, documentsTotal, documentsDone }: Pick<Job, 'status' | 'documentsTotal' | 'documentsDone'>) =>
  status === 'RUNNING' && documentsTotal > 0 ? Math.floor((documentsDone / documentsTotal) * 100) : null;

/** Ended since the tray was last looked into. */
export const isFresh = ({ finishedAt }: Pick<Job, 'finishedAt'>, seen: string) =>
  Boolean(finishedAt && Date.parse(finishedAt) > (Date.parse(seen) || 0));
