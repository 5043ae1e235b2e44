/** Parts that all objects of the control plane's API share. */
export type Page<T> = {
  data: T[];
  metadata?: { next?: string; total_size?: number };
};

export type Metadata = { resource_name?: string; created_at?: string; updated_at?: string };

export type Reference = { id: string; kind?: string; environment?: string };
