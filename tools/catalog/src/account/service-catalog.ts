import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { UserError } from '@hipaa-cdk/errors';
import type { Session } from '@hipaa-cdk/nx-cdk/session';
import { SignatureV4 } from '@smithy/signature-v4';

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
    const { region } = this.session.environment;
    const hostname = `${SERVICE}.${region}.amazonaws.com`;
    const body = JSON.stringify(input);
    const signer = new SignatureV4({
      credentials: this.session.credentials,
      region,
      service: SERVICE,
      sha256: Sha256,
    });
    const signed = await signer.sign({
      method: 'POST',
      protocol: 'https:',
      hostname,
      path: '/',
      query: {},
      headers: {
        host: hostname,
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `${TARGET}.${operation}`,
      },
      body,
    });
    const response = await this.request(`https://${hostname}/`, {
      method: 'POST',
      headers: signed.headers,
      body,
    });
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

/** SHA-256 in the form in which the signer takes it, with and without a key. */
class Sha256 {
  private readonly hash: Hash | Hmac;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.hash =
      secret === undefined
        ? createHash('sha256')
        : createHmac('sha256', typeof secret === 'string' ? secret : bytes(secret));
  }

  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.hash.update(typeof data === 'string' ? data : bytes(data));
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(new Uint8Array(this.hash.digest()));
  }

  reset(): void {
    throw new Error('a hash is used once');
  }
}

function bytes(data: ArrayBuffer | ArrayBufferView): Uint8Array {
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
