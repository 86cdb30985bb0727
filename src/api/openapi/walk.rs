//! All operations of a document, one after the other.

use serde_json::Value;

/// Calls `see` with path, method in lower case and value of every operation.
pub fn each_operation(document: &Value, mut see: impl FnMut(&str, &str, &Value)) {
    for (path, item) in document["paths"].as_object().into_iter().flatten() {
        for (method, operation) in item.as_object().into_iter().flatten().filter(|(_, value)| value.is_object()) {
            see(path, method, operation);
        }
    }
}

/// The same, to change them.
pub fn each_operation_mut(document: &mut Value, mut change: impl FnMut(&str, &str, &mut Value)) {
    for (path, item) in document["paths"].as_object_mut().into_iter().flatten() {
        for (method, operation) in item.as_object_mut().into_iter().flatten().filter(|(_, value)| value.is_object()) {
            change(path, method, operation);
        }
    }
}
