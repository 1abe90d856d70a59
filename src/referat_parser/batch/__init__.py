"""Archives: many PDFs into a folder of data, a table or a database, and questions to that database.

`find_files` says what there is, `run_batch` reads it and gives a `Report`; `search`, `find_case` and `read_statistics`
ask an archive. Workers are processes with limits, here or on a Dask cluster; nothing is imported from here, so that a
search does not wait for a worker pool.

The order of the modules: `storage` and `job` know nothing of the others; `discovery`, `identity`, `journal` and `plan`
say what is to be done; `worker`, `pool` and `cluster` do it; `target`, `rows`, `assembly` and `archive` keep it; `run`
holds it together and `report` tells of it.
"""
