"""Word documents: what stands in them, rendering them from templates, and their form by Nghị định 30/2020/NĐ-CP."""
