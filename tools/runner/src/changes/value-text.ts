/** Longer values are cut: a diff is for the eye, the whole value is in the template. */
const WIDEST = 120;

/** A value of a template in one line, with references as `${Name}`. */
export function valueText(value: unknown): string {
  const text = typeof value === 'string' ? value : plain(value);
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
}

function plain(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `[${value.map(plain).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return (
    reference(value as Record<string, unknown>) ??
    `{${Object.entries(value)
      .map(([key, item]) => `${key}: ${plain(item)}`)
      .join(', ')}}`
  );
}

/** An intrinsic function as people write it in a text. */
function reference(value: Record<string, unknown>): string | undefined {
  const [[name, argument] = ['', undefined], second] = Object.entries(value);
  if (second) return undefined;
  if (name === 'Ref') return `\${${String(argument)}}`;
  if (name === 'Fn::Sub') return plain(Array.isArray(argument) ? argument[0] : argument);
  if (!Array.isArray(argument)) return undefined;
  if (name === 'Fn::GetAtt') return `\${${argument.join('.')}}`;
  if (name === 'Fn::Join' && Array.isArray(argument[1]))
    return argument[1].map(plain).join(String(argument[0]));
  return undefined;
}

/** Logical ids that a value refers to. */
export function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    if (key === 'Ref') return [String(item)];
    if (key === 'Fn::GetAtt') return [String(Array.isArray(item) ? item[0] : item).split('.')[0] ?? ''];
    if (key === 'Fn::Sub') return [...subReferences(item), ...referencesIn(item)];
    return referencesIn(item);
  });
}

function subReferences(value: unknown): string[] {
  const text = String(Array.isArray(value) ? value[0] : value);
  return [...text.matchAll(/\$\{(\w+)/g)].map(([, id = '']) => id);
}

const SOURCES = [
  'CidrIp',
  'CidrIpv6',
  'SourceSecurityGroupId',
  'DestinationSecurityGroupId',
  'SourcePrefixListId',
  'DestinationPrefixListId',
] as const;

/** Whether a value is a rule of a security group. */
export function isTrafficRule(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && 'IpProtocol' in value;
}

/** Such as `tcp 5432, ${ClientGroup.GroupId}`. */
export function trafficText(rule: Readonly<Record<string, unknown>>): string {
  const protocol = String(rule['IpProtocol']) === '-1' ? 'all traffic' : valueText(rule['IpProtocol']);
  const source = SOURCES.map((key) => rule[key]).find((value) => value !== undefined);
  return `${protocol}${portText(rule)}, ${source === undefined ? 'no address' : valueText(source)}`;
}

function portText({ FromPort: from, ToPort: to }: Readonly<Record<string, unknown>>): string {
  if (from === undefined || String(from) === '-1') return '';
  return valueText(from) === valueText(to)
    ? ` ${valueText(from)}`
    : ` ${valueText(from)} to ${valueText(to)}`;
}

type Statement = Readonly<Record<string, unknown>>;

/** Whether a value is a policy document, of whichever service. */
export function isPolicy(value: unknown): value is { readonly Statement: unknown } {
  return typeof value === 'object' && value !== null && 'Statement' in value;
}

/** Every statement of a policy document, or of nothing, as a sentence. */
export function statementTexts(policy: unknown): string[] {
  if (!isPolicy(policy)) return [];
  const { Statement: statements } = policy;
  return (Array.isArray(statements) ? statements : [statements]).map((one) =>
    statementText(one as Statement),
  );
}

/** Such as `Allow s3:GetObject on ${Bucket.Arn} to ${Role.Arn} when …`. */
function statementText(statement: Statement): string {
  const { Effect, Action, NotAction, Resource, NotResource, Principal, NotPrincipal, Condition } = statement;
  const parts = [
    valueText(Effect),
    NotAction === undefined ? list(Action) : `everything but ${list(NotAction)}`,
    NotResource === undefined ? Resource && `on ${list(Resource)}` : `on everything but ${list(NotResource)}`,
    NotPrincipal === undefined
      ? Principal && `to ${principals(Principal)}`
      : `to everybody but ${principals(NotPrincipal)}`,
    Condition && `when ${conditionText(Condition as Record<string, object>)}`,
  ];
  return parts.filter(Boolean).join(' ');
}

function list(value: unknown): string {
  return (Array.isArray(value) ? value : [value]).map(valueText).join(', ');
}

function principals(value: unknown): string {
  if (typeof value !== 'object' || value === null) return value === '*' ? 'everybody' : valueText(value);
  return Object.entries(value)
    .map(([kind, who]) => (who === '*' ? 'everybody' : `${kind} ${list(who)}`))
    .join(', ');
}

function conditionText(condition: Readonly<Record<string, object>>): string {
  return Object.entries(condition)
    .flatMap(([operator, tests]) =>
      Object.entries(tests).map(([key, value]) => `${key} ${operator} ${list(value)}`),
    )
    .join(' and ');
}
