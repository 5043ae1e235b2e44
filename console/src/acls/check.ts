import { useQuery } from '@tanstack/react-query';
import { get, path } from '../api/http';
import type { Acl } from './acls';

/** What is asked: may this principal do that. */
export type Question = { principal: string; operation: string; type: string; name: string };

export type Decision = {
  principal: string;
  allowed: boolean;
  /** The deciding rule as a sentence. */
  reason: string;
  rule: { type: string; id?: string; role?: string; acl?: Acl };
};

/** What can be asked of each kind of resource. */
export const ASKED: Record<string, string[]> = {
  TOPIC: [
    'READ',
    'WRITE',
    'CREATE',
    'DELETE',
    'ALTER',
    'DESCRIBE',
    'ALTER_CONFIGS',
    'DESCRIBE_CONFIGS',
  ],
  GROUP: ['READ', 'DESCRIBE', 'DELETE'],
  TRANSACTIONAL_ID: ['WRITE', 'DESCRIBE'],
  CLUSTER: ['CREATE', 'DESCRIBE', 'ALTER', 'IDEMPOTENT_WRITE'],
};

/** The question of the URL; what makes no sense is left out. */
export function readQuestion(params: URLSearchParams): Question {
  const type = params.get('type') ?? '';
  const known = type in ASKED ? type : 'TOPIC';
  const operations = ASKED[known] ?? [];
  const operation = params.get('operation') ?? '';
  return {
    principal: params.get('principal') ?? '',
    type: known,
    operation: operations.includes(operation) ? operation : (operations[0] ?? ''),
    name: params.get('name') ?? '',
  };
}

export const writeQuestion = ({ principal, operation, type, name }: Question) =>
  new URLSearchParams({ principal, operation, type, name });

/** Whether there is enough to ask. */
export const isWhole = ({ principal, type, name }: Question) =>
  principal !== '' && (type === 'CLUSTER' || name !== '');

export const useDecision = (cluster: string, question: Question) =>
  useQuery({
    queryKey: ['access-check', cluster, question],
    enabled: isWhole(question),
    queryFn: ({ signal }) =>
      get<Decision>(path`/kafka/v3/clusters/${cluster}/access:check`, {
        query: {
          principal: question.principal,
          operation: question.operation,
          resource_type: question.type,
          resource_name: question.name,
        },
        signal,
      }),
  });
