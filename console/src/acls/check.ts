import { useQuery } from '@tanstack/react-query';
import { get, path } from '../api/http';
import { OPERATIONS, type Acl, type Rule } from './acls';

export type Decision = {
  principal: string;
  allowed: boolean;
  /** The deciding rule as a sentence. */
  reason: string;
  rule: { type: string; id?: string; role?: string; acl?: Acl };
};

/** The question of the URL; what makes no sense is left out. */
export function readQuestion(params: URLSearchParams): Rule {
  const type = params.get('type') ?? '';
  const known = type in OPERATIONS ? type : 'TOPIC';
  const operations = OPERATIONS[known] ?? [];
  const operation = params.get('operation') ?? '';
  return {
    principal: params.get('principal') ?? '',
    type: known,
    operation: operations.includes(operation) ? operation : (operations[0] ?? ''),
    name: params.get('name') ?? '',
  };
}

export const writeQuestion = ({ principal, operation, type, name }: Rule) =>
  new URLSearchParams({ principal, operation, type, name });

/** Whether there is enough to ask. */
export const isWhole = ({ principal, type, name }: Rule) =>
  principal !== '' && (type === 'CLUSTER' || name !== '');

export const useDecision = (cluster: string, question: Rule) =>
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
