import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '@hipaa-cdk/errors';
import type { ParameterValues } from '@hipaa-cdk/templates';
import type { Session } from '@hipaa-cdk/runner';
import { signedJson } from '@hipaa-cdk/runner/signed-json';
import type { Launch, Launched, Launcher, Say } from './launcher';

const SERVICE = 'servicecatalog';
const TARGET = 'AWS242ServiceCatalogService';

type Fetch = typeof fetch;

/** Calls Service Catalog: signed JSON requests, which is all that its client of the SDK does. */
export class ServiceCatalog {
  constructor(
    private readonly session: Pick<Session, 'environment' | 'credentials'>,
    private readonly request: Fetch = fetch,
  ) {}

  /**
   * @param operation such as `ProvisionProduct`
   * @throws UserError `SERVICE_CATALOG_REFUSED` with what Service Catalog says
   */
  async call<T>(operation: string, input: object): Promise<T> {
    const response = await signedJson(
      this.session,
      { service: SERVICE, target: `${TARGET}.${operation}`, input },
      this.request,
    );
    const answer = (await response.json()) as Record<string, unknown>;
    if (!response.ok) throw refused(operation, answer);
    return answer as T;
  }
}

function refused(operation: string, answer: Record<string, unknown>): UserError {
  const kind = String(answer['__type'] ?? 'an error')
    .split('#')
    .at(-1);
  const message = String(answer['message'] ?? answer['Message'] ?? 'no reason given');
  return new UserError({ code: 'SERVICE_CATALOG_REFUSED', message: `${operation}: ${kind}: ${message}` });
}

/** Milliseconds between two looks at a record. */
const POLL = 5000;

/** Parameter of products that can be protected from a slip. */
const PROTECTION = 'DeletionProtection';

interface RecordDetail {
  readonly RecordId: string;
  readonly ProvisionedProductId: string;
  readonly Status: string;
  readonly RecordErrors?: readonly { readonly Description?: string }[];
}

interface Output {
  readonly OutputKey?: string;
  readonly OutputValue?: string;
}

interface ProvisionedProduct {
  readonly Id: string;
  readonly Name: string;
  readonly Status: string;
  readonly ProductName?: string;
  readonly ProvisioningArtifactName?: string;
}

const RUNNING = new Set(['CREATED', 'IN_PROGRESS', 'IN_PROGRESS_IN_ERROR']);
/** Accounts have hundreds of launches at most; a page has a hundred. */
const PAGE_SIZE = 100;

/** Launches through Service Catalog, which takes the launch role on for whoever asks. */
export class ServiceCatalogLauncher implements Launcher {
  /** @param poll milliseconds between two looks at what Service Catalog is doing */
  constructor(
    private readonly serviceCatalog: Pick<ServiceCatalog, 'call'>,
    private readonly poll: number = POLL,
  ) {}

  async launch({ product, version, params, tags }: Launch, say: Say): Promise<ParameterValues> {
    const { RecordDetail: record } = await this.serviceCatalog.call<{ RecordDetail: RecordDetail }>(
      'ProvisionProduct',
      {
        ProductName: product,
        ProvisioningArtifactName: version,
        ProvisionedProductName: params['FriendlyName'] ?? product,
        ProvisioningParameters: pairs(params),
        Tags: pairs(tags),
      },
    );
    await this.follow(record, 'LAUNCH_FAILED', say);
    return this.outputs(record.ProvisionedProductId);
  }

  async launched(): Promise<readonly Launched[]> {
    const products = await this.search();
    return Promise.all(
      products.map(async ({ Id, Name, Status, ProductName = '', ProvisioningArtifactName = '' }) => ({
        name: Name,
        product: `${ProductName} ${ProvisioningArtifactName}`,
        status: Status,
        outputs: await this.outputs(Id),
      })),
    );
  }

  async terminate(name: string, say: Say): Promise<void> {
    const products = await this.search();
    const found = products.find((one) => one.Name === name);
    if (!found) {
      const names = products.map((one) => one.Name).join(', ') || 'nothing was launched';
      throw new UserError({
        code: 'NAME_UNKNOWN',
        message: `nothing is launched as ${JSON.stringify(name)}; there is: ${names}`,
      });
    }
    const parameters = await this.parameterNames(found);
    if (parameters.includes(PROTECTION)) {
      say('taking the protection off');
      const kept = parameters
        .filter((Key) => Key !== PROTECTION)
        .map((Key) => ({ Key, UsePreviousValue: true }));
      const ProvisioningParameters = [...kept, { Key: PROTECTION, Value: 'OFF' }];
      await this.change('UpdateProvisionedProduct', { ...current(found), ProvisioningParameters }, say);
    }
    say('terminating');
    await this.change('TerminateProvisionedProduct', { ProvisionedProductId: found.Id }, say);
  }

  private async parameterNames(product: ProvisionedProduct): Promise<readonly string[]> {
    const { ProvisioningArtifactParameters = [] } = await this.serviceCatalog.call<{
      ProvisioningArtifactParameters?: readonly { readonly ParameterKey?: string }[];
    }>('DescribeProvisioningParameters', {
      ProductName: product.ProductName,
      ProvisioningArtifactName: product.ProvisioningArtifactName,
    });
    return ProvisioningArtifactParameters.map(({ ParameterKey = '' }) => ParameterKey);
  }

  private async change(operation: string, input: object, say: Say): Promise<void> {
    const { RecordDetail: record } = await this.serviceCatalog.call<{ RecordDetail: RecordDetail }>(
      operation,
      input,
    );
    await this.follow(record, 'TERMINATE_FAILED', say);
  }

  private async follow({ RecordId }: RecordDetail, code: string, say: Say): Promise<void> {
    let said = '';
    for (;;) {
      const { RecordDetail: record } = await this.serviceCatalog.call<{ RecordDetail: RecordDetail }>(
        'DescribeRecord',
        {
          Id: RecordId,
        },
      );
      if (record.Status !== said) say(`  ${record.Status}`);
      said = record.Status;
      if (record.Status === 'SUCCEEDED') return;
      if (!RUNNING.has(record.Status)) throw failed(code, record);
      await delay(this.poll);
    }
  }

  private async search(): Promise<readonly ProvisionedProduct[]> {
    const { ProvisionedProducts = [] } = await this.serviceCatalog.call<{
      ProvisionedProducts?: readonly ProvisionedProduct[];
    }>('SearchProvisionedProducts', {
      AccessLevelFilter: { Key: 'User', Value: 'self' },
      PageSize: PAGE_SIZE,
    });
    return ProvisionedProducts;
  }

  private async outputs(ProvisionedProductId: string): Promise<ParameterValues> {
    const { Outputs = [] } = await this.serviceCatalog.call<{ Outputs?: readonly Output[] }>(
      'GetProvisionedProductOutputs',
      { ProvisionedProductId },
    );
    // Service Catalog adds an output of its own, the ARN of the stack.
    return Object.fromEntries(
      Outputs.filter(({ OutputKey }) => OutputKey !== 'CloudformationStackARN').map(
        ({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue],
      ),
    );
  }
}

function pairs(values: ParameterValues): { Key: string; Value: string }[] {
  return Object.entries(values).map(([Key, Value]) => ({ Key, Value }));
}

function current({ Id, ProductName, ProvisioningArtifactName }: ProvisionedProduct): object {
  return { ProvisionedProductId: Id, ProductName, ProvisioningArtifactName };
}

function failed(code: string, { Status, RecordErrors = [] }: RecordDetail): UserError {
  const reasons = RecordErrors.map(({ Description = 'no reason given' }) => `  ✖ ${Description}`);
  return new UserError({ code, message: [`Service Catalog says ${Status}:`, ...reasons].join('\n') });
}
