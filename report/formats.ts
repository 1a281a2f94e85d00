/** The kinds of files that `--formats` names. Kept light: `--help` reads it. */

/** Made from the stored tables of a run, so that `umbral report` can make them again. */
export const reportFormats = ['xlsx', 'html', 'charts', 'hub'] as const
export type ReportFormat = (typeof reportFormats)[number]

/** `csv` are the stored tables themselves, always written; `parquet` every replicate's numbers. */
export const formats = ['csv', 'parquet', ...reportFormats] as const
export type Format = (typeof formats)[number]

/** How CSV files are written: as RFC 4180 has it, or with the mark by which Excel knows UTF-8. */
export const csvDialects = ['standard', 'excel'] as const
export type CsvDialect = (typeof csvDialects)[number]

/** What a run and `umbral report` write where `--formats` is not given. */
export const defaultReportFormats: readonly ReportFormat[] = ['xlsx', 'html', 'charts']
export const defaultFormats: readonly Format[] = ['csv', 'parquet', ...defaultReportFormats]

/** What `sweep` and `sensitivity` can write beside tables and pictures, and do by default. */
export const sweepReportFormats = ['xlsx', 'html'] as const satisfies readonly ReportFormat[]
export type SweepReportFormat = (typeof sweepReportFormats)[number]
export const sweepFormats = ['csv', ...sweepReportFormats] as const
