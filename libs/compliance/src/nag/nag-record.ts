import { TemplateView, type ViewedResource } from '@hipaa-cdk/rules';
import type { IApplyRule } from 'cdk-nag';
import type { CorrectedFinding, Finding, Proof, RuleInfo, Subject } from '../judgement/judgement';
import { placeOf } from '../judgement/place';
import { NOT_EVALUABLE, qualified, withDetail } from '../judgement/rule-id';
import { onlyResources } from '../engines/only-resources';
import { type RuleOutcome, applyRule, observe, decidingProperties } from './apply-rule';
import { type Correction, correctionOf } from '../judgement/correction';

/** What the packs say about one template, resource by resource. */
export class NagRecord {
  readonly findings: Finding[] = [];
  readonly corrected: CorrectedFinding[] = [];
  readonly proofs: Proof[] = [];
  private readonly view: TemplateView;
  private readonly resources: ReadonlyMap<string, ViewedResource>;

  constructor(
    private readonly subject: Subject,
    private readonly catalog: ReadonlyMap<string, RuleInfo>,
    private readonly corrections: readonly Correction[],
  ) {
    this.view = new TemplateView(onlyResources(subject.template).template);
    this.resources = new Map(this.view.resources().map((resource) => [resource.logicalId, resource]));
  }

  /** Applies a rule of a pack to a resource and keeps what it says. */
  apply(pack: string, params: IApplyRule): void {
    const resource = this.resources.get(params.node.node.id);
    const name = params.ruleSuffixOverride ?? params.rule.name;
    const info = this.catalog.get(qualified(pack, `${pack}-${name}`));
    if (!resource || !info) return;
    const observed = observe(params.node);
    const said = applyRule(params, observed.resource);
    if (said.outcome === 'not-applicable') return;
    this.keep(info, params.rule.name, resource, said, decidingProperties(resource, observed.read));
  }

  private keep(
    info: RuleInfo,
    ruleName: string,
    resource: ViewedResource,
    { outcome, details, reason }: RuleOutcome,
    decided: Pick<Proof, 'property' | 'value'>,
  ): void {
    const place = placeOf(this.subject, resource.logicalId);
    if (outcome === 'pass') {
      this.proofs.push({ ...place, rule: info.id, ...decided });
      return;
    }
    const { pack, citations, remedy, description, severity } = info;
    const common = { ...place, pack, property: decided.property, citations, remedy };
    if (outcome === 'not-evaluable') {
      const problem = `the rule came to no verdict, usually because of a value that is known at deployment only: ${reason}`;
      this.found(
        { ...common, rule: withDetail(info.id, NOT_EVALUABLE), problem, severity: NOT_EVALUABLE },
        ruleName,
        resource,
        '',
      );
      return;
    }
    for (const detail of details) {
      const rule = detail ? withDetail(info.id, detail) : info.id;
      const problem = detail ? `${description}: ${detail}` : description;
      this.found({ ...common, rule, problem, severity }, ruleName, resource, detail);
    }
  }

  private found(finding: Finding, rule: string, resource: ViewedResource, detail: string): void {
    const correction = correctionOf(this.corrections, rule, this.view, resource, detail);
    if (correction) this.corrected.push({ ...finding, correction });
    else this.findings.push(finding);
  }
}
