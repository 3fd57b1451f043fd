import type { TemplateView } from '../template-view';
import { isRecord, isToken, written } from './values';

const keyTypes = ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey', 'AWS::KMS::Alias'];

/**
 * Whether a value names a key of the account's own. A key of AWS (`alias/aws/...`, or none at all) has a policy that
 * nobody can narrow. What comes from a parameter, an import or another stack is taken for a key: a reference is what is
 * expected here. What refers to a resource that is no key is not.
 */
export function isCustomerKey(value: unknown, template: TemplateView): boolean {
  const named = template.template.Parameters?.[String(isRecord(value) ? value['Ref'] : undefined)]?.Default;
  if (/alias\/aws\//.test(written([value, named]))) return false;
  if (typeof value === 'string') return value !== '' && !value.startsWith('AWS_OWNED');
  if (!isToken(value)) return false;
  const resource = template.target(value);
  return resource === undefined || keyTypes.includes(resource.Type) || !resource.Type.startsWith('AWS::');
}
