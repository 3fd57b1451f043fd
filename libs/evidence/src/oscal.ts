import { type EvidenceReport, LOCAL_NOTICE, type ParagraphEvidence, stamped } from './report';
import type { ExceptionSeen, ProofSeen, RuleEvidence } from './rule-evidence';
import { stableId } from './stable-id';

/** Version of NIST's model that the documents are written in. */
export const OSCAL_VERSION = '1.2.3';

/** Names of the documents, which refer to each other by them. */
export const OSCAL_FILES = {
  catalog: 'oscal-catalog.json',
  plan: 'oscal-assessment-plan.json',
  results: 'oscal-assessment-results.json',
  components: 'oscal-component-definition.json',
} as const;

/** A document of OSCAL, in the order in which its fields are written. */
export type OscalDocument = Readonly<Record<string, unknown>>;

/** `164.312(a)(2)(iii)` as an identifier of a control: `hipaa-164.312-a-2-iii`. */
export function controlId(paragraph: string): string {
  return `hipaa-${paragraph.replaceAll(')(', '-').replaceAll('(', '-').replaceAll(')', '')}`;
}

/** The report in OSCAL: the paragraphs as a catalog, a plan, its results, and what each layer implements. */
export function oscalDocuments(report: EvidenceReport): Readonly<Record<string, OscalDocument>> {
  return {
    [OSCAL_FILES.catalog]: { catalog: catalog(report) },
    [OSCAL_FILES.plan]: { 'assessment-plan': plan(report) },
    [OSCAL_FILES.results]: { 'assessment-results': results(report) },
    [OSCAL_FILES.components]: { 'component-definition': components(report) },
  };
}

/** Times come from what the report is made of, never from a clock. */
function moment({ taken, day }: EvidenceReport): string {
  return taken?.at ?? `${day}T00:00:00Z`;
}

function own(report: EvidenceReport, ...parts: readonly string[]): string {
  return stableId('oscal', report.environment.name, JSON.stringify(report.digests), report.day, ...parts);
}

function metadata(report: EvidenceReport, title: string): object {
  return {
    title: stamped(report, title),
    'last-modified': moment(report),
    version: report.day,
    'oscal-version': OSCAL_VERSION,
    ...(report.draft.length > 0 && { remarks: `Draft: ${report.draft.join('; ')}` }),
    ...(report.stamp === 'LOCAL AWS' && { remarks: LOCAL_NOTICE }),
  };
}

function catalog(report: EvidenceReport): object {
  const [regulation] = report.crosswalk.frameworks;
  const sections = [...new Set(report.paragraphs.map(({ requirement }) => requirement.id.slice(0, 7)))];
  return {
    uuid: stableId('oscal', 'catalog', regulation?.date ?? ''),
    metadata: { ...metadata(report, regulation?.title ?? ''), remarks: regulation?.source },
    groups: sections.map((section) => ({
      id: controlId(section),
      title: `45 CFR ${section}`,
      controls: report.paragraphs
        .filter(({ requirement }) => requirement.id.startsWith(section))
        .map(({ requirement: { id, title, words = '', specification } }) => ({
          id: controlId(id),
          title,
          props: [
            { name: 'label', value: id },
            ...(specification ? [prop('specification', specification)] : []),
          ],
          parts: [{ id: `${controlId(id)}_smt`, name: 'statement', prose: words }],
        })),
    })),
  };
}

function reviewed(report: EvidenceReport): object {
  return {
    'control-selections': [
      {
        'include-controls': report.paragraphs.map(({ requirement }) => ({
          'control-id': controlId(requirement.id),
        })),
      },
    ],
  };
}

function plan(report: EvidenceReport): object {
  const noPlan = stableId('oscal', 'no system security plan');
  return {
    uuid: own(report, 'plan'),
    metadata: metadata(report, `What is looked at in ${report.environment.name}`),
    'import-ssp': {
      href: `#${noPlan}`,
      remarks: 'Point this at the system security plan of your organisation',
    },
    'reviewed-controls': reviewed(report),
    'back-matter': {
      resources: [
        {
          uuid: noPlan,
          title: 'System security plan',
          description: 'Kept by the organisation, not by this template',
        },
        {
          uuid: stableId('oscal', 'catalog reference'),
          title: 'Catalog',
          rlinks: [{ href: `./${OSCAL_FILES.catalog}` }],
        },
      ],
    },
  };
}

function results(report: EvidenceReport): object {
  const { environment, rules, paragraphs } = report;
  const observations = [...rules.flatMap((rule) => observed(report, rule)), ...seenAtRunTime(report)];
  const risks = rules.flatMap((rule) => rule.exceptions.map((one) => risk(rule, one)));
  const findings = paragraphs.flatMap((one) => notSupported(report, one));
  return {
    uuid: own(report, 'results'),
    metadata: metadata(report, `Evidence of ${environment.name}`),
    'import-ap': { href: `./${OSCAL_FILES.plan}` },
    results: [
      {
        uuid: own(report, 'result'),
        title: `${environment.name}, account ${environment.account}, ${environment.region}`,
        description:
          'What was proved of templates, seen in the account and answered by people. Nothing is stated as satisfied: ' +
          'a finding says what is open or was not judged, and observations stand for what supports a paragraph.',
        start: moment(report),
        end: moment(report),
        ...inventoryItems(report),
        'reviewed-controls': reviewed(report),
        ...filled('observations', observations),
        ...filled('risks', risks),
        ...filled('findings', findings),
      },
    ],
  };
}

function inventoryItems({ inventory }: EvidenceReport): object {
  if (inventory.resources.length === 0) return {};
  const items = inventory.resources.map((one) => ({
    uuid: one.id,
    description: `${one.type} ${one.logicalId} of ${one.layer}`,
    props: [prop('resource-type', one.type), prop('layer', one.layer), prop('role', one.role)],
  }));
  return { 'local-definitions': { 'inventory-items': items } };
}

/** OSCAL refuses lists without entries. */
function filled(name: string, list: readonly object[]): object {
  return list.length > 0 ? { [name]: list } : {};
}

const NAMESPACE = 'https://hipaa-cdk.example/ns/oscal';

function prop(name: string, value: string): object {
  return { name, ns: NAMESPACE, value: value.trim() || 'none' };
}

function observed(report: EvidenceReport, rule: RuleEvidence): object[] {
  const known = new Set(report.inventory.resources.map(({ id }) => id));
  return rule.proofs.map((proof: ProofSeen) => ({
    uuid: proof.id,
    description: rule.says,
    props: [prop('rule', rule.id), ...rule.paragraphs.map((id) => prop('control', controlId(id)))],
    methods: ['TEST'],
    ...(known.has(proof.resource) && {
      subjects: [{ 'subject-uuid': proof.resource, type: 'inventory-item' }],
    }),
    'relevant-evidence': [
      {
        description: `${proof.property}: ${JSON.stringify(proof.value)}`,
        ...(proof.source && { remarks: `made by ${proof.source}` }),
      },
    ],
    collected: moment(report),
  }));
}

function runTimeId(source: string, subject: string): string {
  return stableId('observation', source, subject);
}

function seenAtRunTime(report: EvidenceReport): object[] {
  const all = report.paragraphs.flatMap(({ observations, requirement }) =>
    observations.map((one) => ({ ...one, paragraph: requirement.id })),
  );
  const byId = new Map<string, typeof all>();
  for (const one of all) {
    const id = runTimeId(one.source, one.subject);
    byId.set(id, [...(byId.get(id) ?? []), one]);
  }
  return [...byId].map(([uuid, same]) => ({
    uuid,
    description: `${same[0]?.source}: ${same[0]?.subject} is ${same[0]?.said}`,
    props: same.map(({ paragraph }) => prop('control', controlId(paragraph))),
    methods: ['EXAMINE'],
    collected: same[0]?.at ?? moment(report),
    ...(report.taken?.taken === 'local AWS' && { remarks: 'Seen in a local AWS, which is no account' }),
  }));
}

function riskId(one: ExceptionSeen): string {
  return stableId('risk', one.id);
}

function risk(rule: RuleEvidence, one: ExceptionSeen): object {
  return {
    uuid: riskId(one),
    title: `${rule.id} under exception ${one.ticket}`,
    description: one.reason,
    statement: `Instead: ${one.compensatingControl}. ${one.owner} answers for it.`,
    status: 'deviation-approved',
    deadline: `${one.expires}T23:59:59Z`,
  };
}

/** A finding for each kind of evidence that does not support its paragraph. */
function notSupported(report: EvidenceReport, paragraph: ParagraphEvidence): object[] {
  const { requirement, states, rules } = paragraph;
  const cited = report.rules.filter(({ id }) => rules.includes(id));
  const proofs = cited.flatMap((rule) => rule.proofs);
  const exceptions = cited.flatMap((rule) => rule.exceptions);
  return states
    .filter(({ state }) => state !== 'supported')
    .map(({ kind, state, says }) => ({
      uuid: own(report, requirement.id, kind),
      title: `${requirement.id} ${kind}: ${state}`,
      description: says,
      target: {
        type: 'objective-id',
        'target-id': `${controlId(requirement.id)}_smt`,
        status: { state: 'not-satisfied', reason: state === 'open' ? 'fail' : 'other' },
      },
      ...(kind === 'template' &&
        related(
          'related-observations',
          'observation-uuid',
          proofs.map(({ id }) => id),
        )),
      ...(kind === 'template' && related('related-risks', 'risk-uuid', exceptions.map(riskId))),
    }));
}

function related(list: string, name: string, ids: readonly string[]): object {
  return ids.length > 0 ? { [list]: ids.map((id) => ({ [name]: id })) } : {};
}

function components(report: EvidenceReport): object {
  const { deployments, rules, inventory } = report;
  const layerOf = new Map(inventory.resources.map(({ id, layer }) => [id, layer]));
  const proving = (layer: string): RuleEvidence[] =>
    rules.filter(
      (rule) =>
        rule.paragraphs.length > 0 && rule.proofs.some(({ resource }) => layerOf.get(resource) === layer),
    );
  return {
    uuid: own(report, 'components'),
    metadata: metadata(report, `What the layers of ${report.environment.name} implement`),
    ...filled(
      'components',
      deployments.map(({ layer, commit }) => ({
        uuid: stableId('component', layer),
        type: 'service',
        title: layer,
        description: `The layer ${layer}, a stack of its own`,
        ...(commit && { props: [prop('commit', commit)] }),
        ...implementations(report, layer, proving(layer)),
      })),
    ),
  };
}

function implementations(report: EvidenceReport, layer: string, rules: readonly RuleEvidence[]): object {
  const paragraphs = report.paragraphs.filter(({ requirement }) =>
    rules.some((rule) => rule.paragraphs.includes(requirement.id)),
  );
  if (paragraphs.length === 0) return {};
  const requirements = paragraphs.map(({ requirement }) => ({
    uuid: stableId('implemented', layer, requirement.id),
    'control-id': controlId(requirement.id),
    description: `Supported by ${rules
      .filter((rule) => rule.paragraphs.includes(requirement.id))
      .map(({ id }) => id)
      .join(', ')}`,
  }));
  return {
    'control-implementations': [
      {
        uuid: stableId('implementation', layer),
        source: `./${OSCAL_FILES.catalog}`,
        description: 'Rules that the template of this layer passes, by the paragraphs that they cite',
        'implemented-requirements': requirements,
      },
    ],
  };
}
